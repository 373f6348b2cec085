import type { SignatureAlgorithm } from '#ports/keys.ts'
import { bytesOf, textOf } from '#storage/text.ts'
import { isSignatureAlgorithm } from './algorithms.ts'
import { bytesOfBase64url } from './base64url.ts'

/** A signed token taken apart. Nothing in it is true before its signature is verified. */
export interface Jws {
  readonly header: JwsHeader
  readonly algorithm: SignatureAlgorithm
  /** The text of the payload, as JSON is read from. */
  readonly payload: string
  /** What the signature is over. */
  readonly signed: Uint8Array
  readonly signature: Uint8Array
}

/** `jwk`, `jku`, `x5u` and `x5c` are never a source of keys, so nobody reads them here. */
export interface JwsHeader {
  readonly alg: string
  readonly kid?: string
  readonly [member: string]: unknown
}

/** Why a text is no token we would look at. */
export type JwsProblem =
  | { readonly problem: 'too-long'; readonly limit: number }
  | { readonly problem: 'parts'; readonly parts: number }
  | { readonly problem: 'encoding'; readonly part: 'header' | 'payload' | 'signature' }
  | { readonly problem: 'header' }
  | { readonly problem: 'critical'; readonly names: readonly string[] }
  | { readonly problem: 'algorithm'; readonly algorithm: string }

const longest = 65_536

/** Reads JWS compact serialisation (RFC 7515 3.1). Length and number of parts are judged before anything is decoded. */
export function parseJws(text: string): Jws | JwsProblem {
  if (text.length > longest) return { problem: 'too-long', limit: longest }
  const token = /\s/.test(text) ? text.replace(/\s+/g, '') : text
  const [first, second] = dotsOf(token)
  if (first === undefined || second === undefined) return { problem: 'parts', parts: token.split('.').length }

  const read = headerOf(token.slice(0, first))
  if ('problem' in read) return read
  const { header } = read
  if (!isSignatureAlgorithm(header.alg)) return { problem: 'algorithm', algorithm: header.alg }

  const payload = decodedText(token.slice(first + 1, second))
  if (payload === undefined) return { problem: 'encoding', part: 'payload' }
  const signature = bytesOfBase64url(token.slice(second + 1))
  if (signature === undefined) return { problem: 'encoding', part: 'signature' }
  return { header, algorithm: header.alg, payload, signed: bytesOf(token.slice(0, second)), signature }
}

/** The payload of a token whose signature will not be looked at: for explaining a refused one. */
export function payloadOf(text: string): string | undefined {
  if (text.length > longest) return undefined
  const [, payload, ...rest] = text.replace(/\s+/g, '').split('.')
  return payload === undefined || rest.length !== 1 ? undefined : decodedText(payload)
}

/** The two dots of a compact serialisation, if there are exactly two. */
function dotsOf(token: string): readonly number[] {
  const first = token.indexOf('.')
  const second = token.indexOf('.', first + 1)
  return first < 0 || second < 0 || token.includes('.', second + 1) ? [] : [first, second]
}

function headerOf(part: string): { readonly header: JwsHeader } | JwsProblem {
  const text = decodedText(part)
  if (text === undefined) return { problem: 'encoding', part: 'header' }
  const header = objectOf(text)
  if (header === undefined || typeof header.alg !== 'string') return { problem: 'header' }
  const { alg, kid, crit } = header
  if (kid !== undefined && typeof kid !== 'string') return { problem: 'header' }
  // No extension is understood, so whatever is critical is not understood (RFC 7515 4.1.11).
  if (crit !== undefined) return { problem: 'critical', names: Array.isArray(crit) ? crit.map(String) : [] }
  return { header: kid === undefined ? { ...header, alg } : { ...header, alg, kid } }
}

function decodedText(part: string): string | undefined {
  const bytes = bytesOfBase64url(part)
  if (bytes === undefined) return undefined
  try {
    return textOf(bytes)
  } catch {
    return undefined
  }
}

function objectOf(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(text)
    return isObject(value) ? value : undefined
  } catch {
    return undefined
  }
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
