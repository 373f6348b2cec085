/** The bytes in the encoding that was asked for; undefined for an unknown one. */
export function encoded(bytes: Uint8Array, format: string): string | undefined {
  if (format === 'hex') return bytes.toHex()
  return format === 'base64' ? bytes.toBase64() : undefined
}
