/** The bytes a key may have. PostgreSQL's trees take 2,704 at most, with some for themselves. */
export const longestKey = 2048

/** Whether the key is too long for a store. */
export function isTooLong(key: string): boolean {
  // A UTF-16 unit has one to three bytes, so nearly every key is judged without counting.
  if (key.length > longestKey) return true
  return key.length * 3 > longestKey && new TextEncoder().encode(key).byteLength > longestKey
}
