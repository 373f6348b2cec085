import { EdgeRefusal, refuseMalformed } from '../edge-refusal.ts'
import { formOf, noParameters, type Parameters, parametersOf } from '../parameters.ts'
import { type JsonLimits, refuseIntricate } from './json-complexity.ts'
import { parseJson } from './json-numbers.ts'

const openingBrace = 0x7b
const openingBracket = 0x5b

/** The parameters in a body: JSON whatever its declared type, unless it is declared and looks like a form (spec/core.md 1.1). */
export function bodyOf(bytes: Buffer, contentType: string | undefined, limits: JsonLimits): Parameters {
  const first = firstByteOf(bytes)
  if (first === undefined) return noParameters
  const isForm = contentType?.startsWith('application/x-www-form-urlencoded') === true
  if (isForm && first !== openingBrace && first !== openingBracket) return formOf(bytes.toString('utf8'))

  refuseIntricate(bytes, limits)
  return objectOf(readJson(bytes.toString('utf8')))
}

/** A patch has to say what it is. */
export function refuseOtherPatches(contentType: string | undefined): void {
  const mediaType = contentType?.split(';')[0]?.trim().toLowerCase() ?? ''
  if (!/^[^\s/]+\/[^\s/]+$/.test(mediaType)) refuseMalformed('error parsing Content-Type')
  if (mediaType !== 'application/merge-patch+json') {
    const error = `PATCH requires Content-Type of application/merge-patch+json, provided ${mediaType}`
    throw new EdgeRefusal({ status: 415, errors: [error] })
  }
}

function firstByteOf(bytes: Buffer): number | undefined {
  return bytes.find((byte) => byte !== 0x20 && byte !== 0x0a && byte !== 0x0d && byte !== 0x09)
}

function readJson(text: string): unknown {
  try {
    return parseJson(text)
  } catch (error) {
    // The parser's own words quote the body, which may be secret; only the place is told.
    const place = error instanceof Error ? /position (\d+)/.exec(error.message)?.[1] : undefined
    return refuseUndecoded(place === undefined ? 'unexpected end of JSON input' : `invalid character at position ${place}`)
  }
}

function objectOf(value: unknown): Parameters {
  if (value === null) return noParameters
  if (typeof value === 'object' && !Array.isArray(value)) return parametersOf(Object.entries(value))
  return refuseUndecoded(`expected an object, got ${Array.isArray(value) ? 'array' : typeof value}`)
}

function refuseUndecoded(detail: string): never {
  refuseMalformed(`failed to decode JSON input: ${detail}`)
}
