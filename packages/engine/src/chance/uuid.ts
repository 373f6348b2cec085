import type { Chance } from '#ports/chance.ts'

/** A random UUID (version 4). A name, never a secret. */
export function newUuid(chance: Chance): string {
  return uuidOf(chance.bytes(16))
}

/** Sixteen random bytes as a UUID (version 4). */
export function uuidOf(random: Uint8Array): string {
  const bytes = random.slice()
  // RFC 9562 5.4: the version and the variant take six of the bits.
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80
  return inUuidForm(bytes)
}

/** A secret in the form of a UUID, all of whose 128 bits are random. */
export function newSecretUuid(chance: Chance): string {
  return inUuidForm(chance.bytes(16))
}

function inUuidForm(bytes: Uint8Array): string {
  const hex = bytes.toHex()
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
}

/** Random lower-case hexadecimal digits, two for each byte. */
export function newHex(chance: Chance, byteCount: number): string {
  return chance.bytes(byteCount).toHex()
}
