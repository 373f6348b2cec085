import fc from 'fast-check'
import { readSeconds } from '@postern/contract/fields/duration.ts'
import { expect, it } from 'vitest'
import { durationText, durationWords, meaningOf } from './duration-words.ts'

it.each([
  [0, '0 seconds'],
  [1, '1 second'],
  [5400, '1 hour 30 minutes'],
  [90_061, '1 day 1 hour 1 minute 1 second'],
  [-60, 'minus 1 minute'],
])('says %d seconds in words', (seconds, words) => {
  expect(durationWords(seconds)).toBe(words)
})

it('says what a text means, or why it means nothing', () => {
  expect(meaningOf('1h30m')).toBe('1 hour 30 minutes')
  expect(meaningOf('')).toBeUndefined()
  expect(meaningOf('soon')).toMatch(/expected/)
})

it('writes seconds so that they are read back the same', () => {
  fc.assert(
    fc.property(fc.nat(10_000_000), (seconds) => {
      expect(readSeconds(durationText(seconds))).toEqual({ value: seconds })
    }),
  )
})
