import { expect, it } from 'vitest'
import { base62From, newBase62 } from './base62.ts'

it('passes over bytes that would favour some digits', () => {
  const blocks = [new Uint8Array([255, 248, 0, 61]), new Uint8Array([62, 247, 9])].values()
  expect(base62From(() => blocks.next().value ?? new Uint8Array(), 4)).toBe('0z0z')
})

it('makes as many digits as wanted', () => {
  const chance = { bytes: (count: number) => new Uint8Array(count).fill(250).fill(10, 0, 3) }
  expect(newBase62(chance, 24)).toBe('A'.repeat(24))
})
