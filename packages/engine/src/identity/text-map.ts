import { z } from 'zod'

/** Text to text. A key such as `__proto__` is data like any other. */
export type TextMap = Readonly<Record<string, string>>

/** A stored {@link TextMap}, handed on as it was parsed: copying it member by member would lose `__proto__`. */
export const textMap = z.custom<TextMap>(isTextMap)

/** Whether both say the same. */
export function isSameMap(one: TextMap | null, other: TextMap | null): boolean {
  const ours = Object.entries(one ?? {})
  const theirs = new Map(Object.entries(other ?? {}))
  return ours.length === theirs.size && ours.every(([key, value]) => theirs.get(key) === value)
}

/** Nothing for a map without members: that is how reads show it. */
export function mapOrNull(map: TextMap): TextMap | null {
  return Object.keys(map).length === 0 ? null : map
}

function isTextMap(value: unknown): boolean {
  return typeof value === 'object' && value !== null && Object.values(value).every((member) => typeof member === 'string')
}
