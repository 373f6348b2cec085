import { expect, it } from 'vitest'
import { relativeTime, secondsOf } from './time-words.ts'

it.each([
  [0, 'just now'],
  [-3, 'just now'],
  [-30, '30 seconds ago'],
  [90, 'in 1 minute'],
  [-7200, '2 hours ago'],
  [86_400 * 3 + 5, 'in 3 days'],
  [-86_400 * 400, 'last year'],
])('says %d seconds away as %s', (away, words) => {
  expect(relativeTime(1_000_000 + away, 1_000_000)).toBe(words)
})

it('reads a time of the wire, and knows when there is none', () => {
  expect(secondsOf('1970-01-01T00:01:00.5Z')).toBe(60)
  expect(secondsOf('0001-01-01T00:00:00Z')).toBeUndefined()
  expect(secondsOf('')).toBeUndefined()
  expect(secondsOf('soon')).toBeUndefined()
})
