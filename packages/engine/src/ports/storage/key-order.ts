import type { Range } from '../storage.ts'

// JavaScript orders text by UTF-16 units, UTF-8 by code points. They differ only where a surrogate meets U+E000 or more.
const highUnits = /[\ud800-\uffff]/

/** Orders keys as the bytes of their UTF-8. */
export function compareKeys(one: string, other: string): number {
  if (one === other) return 0
  if (!highUnits.test(one) || !highUnits.test(other)) return one < other ? -1 : 1
  return sortable(one) < sortable(other) ? -1 : 1
}

/** The key in a form whose UTF-16 order is the UTF-8 order of the key; {@link unsortable} takes it back. */
export function sortable(key: string): string {
  return highUnits.test(key) ? key.replace(/[\ud800-\uffff]/g, surrogatesLast) : key
}

export function unsortable(key: string): string {
  return highUnits.test(key) ? key.replace(/[\ud800-\uffff]/g, surrogatesFirst) : key
}

function surrogatesLast(unit: string): string {
  const code = unit.charCodeAt(0)
  return String.fromCharCode(code >= 0xe000 ? code - 0x800 : code + 0x2000)
}

function surrogatesFirst(unit: string): string {
  const code = unit.charCodeAt(0)
  return String.fromCharCode(code >= 0xf800 ? code - 0x2000 : code + 0x800)
}

/** The first text behind every text that begins with `prefix`; undefined when there is none. */
export function prefixEnd(prefix: string): string | undefined {
  const points = Array.from(prefix)
  while (points.length > 0) {
    const last = points.pop()?.codePointAt(0) ?? 0
    if (last === 0x10ffff) continue
    const next = last === 0xd7ff ? 0xe000 : last + 1
    return points.join('') + String.fromCodePoint(next)
  }
  return undefined
}

/** Whether the key belongs to the range, its limit aside. */
export function isInRange({ prefix, after, reverse }: Range, key: string): boolean {
  if (!key.startsWith(prefix)) return false
  if (after === undefined) return true
  const order = compareKeys(key, after)
  return reverse ? order < 0 : order > 0
}
