import fc from 'fast-check'
import { expect, it } from 'vitest'
import { bytesOf } from '../../storage/text.ts'
import { compareKeys, isInRange, prefixEnd, sortable, unsortable } from './key-order.ts'

const text = fc.string({
  unit: fc.oneof(
    fc.constantFrom('a', 'b', '/', '\ud7ff', '\ue000', '\uffff', '\u{10000}', '\u{10ffff}'),
    fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
  ),
  maxLength: 4,
})

function compareBytes(one: Uint8Array, other: Uint8Array): number {
  const position = one.findIndex((byte, at) => byte !== other[at])
  return position === -1 ? one.length - other.length : (one[position] ?? 0) - (other[position] ?? -1)
}

it('orders keys as the bytes of their UTF-8', () => {
  fc.assert(
    fc.property(text, text, (one, other) => {
      const byBytes = Math.sign(compareBytes(bytesOf(one), bytesOf(other)))
      expect(compareKeys(one, other)).toBe(byBytes)
      expect(sortable(one) < sortable(other)).toBe(byBytes < 0)
      expect(unsortable(sortable(one))).toBe(one)
    }),
  )
})

it('ends a prefix right behind the last key that begins with it', () => {
  fc.assert(
    fc.property(text, text, (prefix, key) => {
      const end = prefixEnd(prefix)
      const isBetween = compareKeys(key, prefix) >= 0 && (end === undefined || compareKeys(key, end) < 0)
      expect(isBetween).toBe(isInRange({ prefix, limit: 1 }, key))
    }),
  )
})
