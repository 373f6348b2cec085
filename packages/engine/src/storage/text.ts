// The language's library has no UTF-8 of its own; every JavaScript host brings this pair, and nothing more is asked of it.
declare const TextEncoder: new () => { encode(text: string): Uint8Array<ArrayBuffer> }
declare const TextDecoder: new (encoding: 'utf-8', options: { fatal: true }) => { decode(bytes: Uint8Array): string }

const encoder = new TextEncoder()
const decoder = new TextDecoder('utf-8', { fatal: true })

/** The UTF-8 of a text. */
export function bytesOf(text: string): Uint8Array<ArrayBuffer> {
  return encoder.encode(text)
}

/** The text of UTF-8 bytes; throws when they are none. */
export function textOf(bytes: Uint8Array): string {
  return decoder.decode(bytes)
}
