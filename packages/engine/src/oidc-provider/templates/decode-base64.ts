const shape = /^[A-Za-z0-9+/]*={0,2}$/

/** A template as it is meant: standard, padded base64 is opened first, anything else is the text itself (7.1). */
export function decodedTemplate(text: string): string {
  const packed = text.replace(/[\r\n]/g, '')
  if (packed === '' || packed.length % 4 !== 0 || !shape.test(packed)) return text
  return new TextDecoder('utf-8').decode(Uint8Array.fromBase64(packed, { lastChunkHandling: 'loose' }))
}
