const alphabet = /^[A-Za-z0-9_-]*$/

/** The bytes of base64url text without padding (RFC 7515 2); undefined when it is none. */
export function bytesOfBase64url(text: string): Uint8Array<ArrayBuffer> | undefined {
  // fromBase64 would pass over white space and take padding.
  if (!alphabet.test(text) || text.length % 4 === 1) return undefined
  return Uint8Array.fromBase64(text, { alphabet: 'base64url' })
}

/** Base64url without padding. */
export function base64urlOf(bytes: Uint8Array): string {
  return bytes.toBase64({ alphabet: 'base64url', omitPadding: true })
}
