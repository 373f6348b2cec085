import { z } from 'zod'
import { isExactNumber, parseExact } from '#json/exact-json.ts'

/** What a role demands of claims: a value or a list of values for each. Numbers keep the digits they were written with. */
export interface BoundClaims {
  /** As it was sent. */
  readonly json: string
  readonly entries: ReadonlyMap<string, unknown>
}

/** Bound claims in storage: the text, taken apart when it is read. */
export const storedBoundClaims = z.object({ json: z.string() }).transform(({ json }) => boundClaimsOf(json))

/** Takes the JSON text of bound claims apart. */
export function boundClaimsOf(json: string): BoundClaims {
  const value = parseExact(json)
  return { json, entries: new Map(typeof value === 'object' && value !== null ? Object.entries(value) : []) }
}

/** A bound value that can be compared: text, a boolean, or the digits of a number. */
export type BoundScalar = string | boolean | { readonly digits: string }

/** The values of one entry; undefined when it holds what no claim can equal. */
export function boundScalars(value: unknown): readonly BoundScalar[] | undefined {
  const list = Array.isArray(value) ? value : [value]
  const scalars = list.map(boundScalar)
  // Inside a list such a value only never matches; alone it is an error of its own.
  return Array.isArray(value) || scalars[0] !== undefined ? scalars.filter((scalar) => scalar !== undefined) : undefined
}

function boundScalar(value: unknown): BoundScalar | undefined {
  if (typeof value === 'string' || typeof value === 'boolean') return value
  return isExactNumber(value) ? { digits: value.rawJSON } : undefined
}
