import type { Chance } from '#ports/chance.ts'

const digits = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'

// The largest multiple of 62 in a byte: bytes from here on would make some digits likelier than others.
const limit = 248

/** Base62 digits of even likelihood, as many as wanted, out of blocks of random bytes. */
export function base62From(nextBlock: () => Uint8Array, count: number): string {
  let text = ''
  while (text.length < count) {
    for (const byte of nextBlock()) {
      if (byte < limit && text.length < count) text += digits.charAt(byte % 62)
    }
  }
  return text
}

/** Random base62 digits. 24 of them cannot be guessed (142 bits). */
export function newBase62(chance: Chance, count: number): string {
  return base62From(() => chance.bytes(count + 4), count)
}
