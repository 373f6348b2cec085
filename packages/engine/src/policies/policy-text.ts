const base64 = /^[A-Za-z0-9+/]*={0,2}$/

/** A policy's text as it is meant: standard base64 is opened first, anything else is the text itself (spec/core.md 7.1). */
export function decodedPolicyText(text: string): string {
  const packed = text.replace(/[\r\n]/g, '')
  if (packed === '' || packed.length % 4 !== 0 || !base64.test(packed)) return text
  return new TextDecoder('utf-8').decode(Uint8Array.fromBase64(packed))
}
