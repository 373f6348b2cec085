const encoder = new TextEncoder()
const decoder = new TextDecoder()

/** A value for tests. */
export function bytes(text: string): Uint8Array {
  return encoder.encode(text)
}

/** What a value for tests says. */
export function said(value: Uint8Array | undefined): string | undefined {
  return value === undefined ? undefined : decoder.decode(value)
}
