import { expect, it } from 'vitest'
import { createChance } from './chance.ts'

it('gives as many bytes as asked for, never the same twice', () => {
  const chance = createChance()
  const drawn = Array.from({ length: 2000 }, () => Buffer.from(chance.bytes(24)).toString('hex'))
  expect(new Set(drawn).size).toBe(2000)
  expect(new Set(drawn.map(({ length }) => length))).toEqual(new Set([48]))
  expect(chance.bytes(100_000)).toHaveLength(100_000)
})
