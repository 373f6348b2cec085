import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { claimsOf, rowsOf, valueOf } from './bound-claims.ts'

describe('a written value', () => {
  it.each([
    ['main', 'main'],
    ['42', 42],
    ['"42"', '42'],
    ['true', true],
    ['"true"', 'true'],
    ['repo:acme/*', 'repo:acme/*'],
    ['1e3', '1e3'],
    ['', ''],
  ])('%s is %j', (written, value) => {
    expect(valueOf(written)).toBe(value)
  })
})

it('makes alternatives of rows with one claim', () => {
  const rows = [
    { key: 'ref', value: 'main' },
    { key: 'ref', value: 'release' },
    { key: 'project_id', value: '7' },
    { key: ' ', value: 'x' },
  ]
  expect(claimsOf(rows)).toEqual({ ref: ['main', 'release'], project_id: 7 })
})

it('writes claims so that they are read back the same', () => {
  const scalar = fc.oneof(fc.string(), fc.integer(), fc.boolean())
  const name = fc.string({ minLength: 1 }).filter((text) => text.trim() === text && text !== '__proto__')
  fc.assert(
    fc.property(fc.dictionary(name, fc.oneof(scalar, fc.array(scalar, { minLength: 2, maxLength: 4 }))), (claims) => {
      const trimmed = Object.fromEntries(
        Object.entries(claims).map(([claim, value]) => [claim, Array.isArray(value) ? value.map(trimmedOf) : trimmedOf(value)]),
      )
      expect(claimsOf(rowsOf(trimmed))).toEqual(trimmed)
    }),
  )
})

const trimmedOf = <T>(value: T) => (typeof value === 'string' ? value.trim() : value)
