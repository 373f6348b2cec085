import { surveyOf } from './survey.ts'

/** The members of a token's payload, as JSON gives them. */
export type Claims = Readonly<Record<string, unknown>>

/** The claims every JWT shares (RFC 7519 4.1). A time of 0 counts as absent. */
export interface RegisteredClaims {
  readonly iss: string
  readonly sub: string
  readonly aud: readonly string[]
  readonly exp: number
  readonly nbf: number
  readonly iat: number
}

/** Why a payload cannot be judged (spec/jwt-oidc-auth.md 4.6). */
export type ClaimsProblem =
  | { readonly problem: 'payload' }
  | { readonly problem: 'depth'; readonly limit: number }
  | { readonly problem: 'collision'; readonly key: string; readonly name: string }
  | { readonly problem: 'duplicate'; readonly name: string }
  | { readonly problem: 'type'; readonly name: string; readonly expected: string }

/** A payload that was read. A problem stands beside the claims, so that a debugger can still show them. */
export interface ReadClaims {
  readonly all: Claims
  readonly registered: RegisteredClaims
  readonly problem?: ClaimsProblem
}

const deepest = 64
const registeredNames: ReadonlySet<string> = new Set(['iss', 'sub', 'aud', 'exp', 'nbf', 'iat', 'jti'])
const texts = ['iss', 'sub', 'jti'] as const
const times = ['exp', 'nbf', 'iat'] as const

/** Reads the payload of a token. */
export function parseClaims(payload: string): ReadClaims {
  const all = objectIn(payload)
  if (all === undefined) return { all: {}, registered: registeredOf({}), problem: { problem: 'payload' } }
  const problem = problemOf(payload, all)
  return { all, registered: registeredOf(all), ...(problem ? { problem } : {}) }
}

/** Claims that did not come out of a token: a saved case, or an answer of the identity provider. */
export function claimsOf(all: Claims): ReadClaims {
  const problem = typeProblem(all)
  return { all, registered: registeredOf(all), ...(problem ? { problem } : {}) }
}

/** A member, null counting as absent. Never what objects inherit. */
export function memberOf(claims: Claims, name: string): unknown {
  return Object.hasOwn(claims, name) ? (claims[name] ?? undefined) : undefined
}

function objectIn(payload: string): Claims | undefined {
  try {
    const value: unknown = JSON.parse(payload)
    return isObject(value) ? value : undefined
  } catch {
    return undefined
  }
}

function problemOf(payload: string, all: Claims): ClaimsProblem | undefined {
  const { names, depth } = surveyOf(payload)
  if (depth > deepest) return { problem: 'depth', limit: deepest }
  return collision(names) ?? duplicate(names) ?? typeProblem(all)
}

function collision(names: readonly string[]): ClaimsProblem | undefined {
  for (const key of names) {
    if (registeredNames.has(key)) continue
    // Upper case first: it folds the long s and its like. Folding that changes the length is not the simple kind.
    const name = key.toUpperCase().toLowerCase()
    if (name.length === key.length && registeredNames.has(name)) return { problem: 'collision', key, name }
  }
  return undefined
}

function duplicate(names: readonly string[]): ClaimsProblem | undefined {
  const name = names.find((candidate, index) => registeredNames.has(candidate) && names.indexOf(candidate) !== index)
  return name === undefined ? undefined : { problem: 'duplicate', name }
}

function typeProblem(all: Claims): ClaimsProblem | undefined {
  const wrongText = texts.find((name) => !isAbsentOr('string', memberOf(all, name)))
  if (wrongText !== undefined) return { problem: 'type', name: wrongText, expected: 'string' }
  const wrongTime = times.find((name) => !isAbsentOr('number', memberOf(all, name)))
  if (wrongTime !== undefined) return { problem: 'type', name: wrongTime, expected: 'number' }
  const aud = memberOf(all, 'aud')
  const isAudience = isAbsentOr('string', aud) || (Array.isArray(aud) && aud.every((value) => typeof value === 'string'))
  return isAudience ? undefined : { problem: 'type', name: 'aud', expected: 'string or list of strings' }
}

function isAbsentOr(type: 'string' | 'number', value: unknown): boolean {
  return value === undefined || typeof value === type
}

function registeredOf(all: Claims): RegisteredClaims {
  return {
    iss: textIn(all, 'iss'),
    sub: textIn(all, 'sub'),
    aud: audienceIn(all),
    exp: timeIn(all, 'exp'),
    nbf: timeIn(all, 'nbf'),
    iat: timeIn(all, 'iat'),
  }
}

function textIn(all: Claims, name: string): string {
  const value = memberOf(all, name)
  return typeof value === 'string' ? value : ''
}

function timeIn(all: Claims, name: string): number {
  const value = memberOf(all, name)
  return typeof value === 'number' ? Math.trunc(value) : 0
}

function audienceIn(all: Claims): readonly string[] {
  const value = memberOf(all, 'aud')
  if (typeof value === 'string') return [value]
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : []
}

function isObject(value: unknown): value is Claims {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
