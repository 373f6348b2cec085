import { type Claims, memberOf } from './parse-claims.ts'

/**
 * The value of a claim by its literal name, or by JSON pointer when the name begins with a slash
 * (spec/jwt-oidc-auth.md 5.4). Undefined when absent or null; numbers are cut to whole ones.
 */
export function claimValue(claims: Claims, name: string): unknown {
  const value = name.startsWith('/') ? pointedAt(claims, name) : memberOf(claims, name)
  if (typeof value === 'number') return Math.trunc(value)
  return typeof value === 'string' && isAudience(name) ? [value] : value
}

/** A whole number in decimal digits, as the reference prints it after its way through a double. */
export function integerText(value: number): string {
  return Number.isFinite(value) ? BigInt(Math.trunc(value)).toString() : String(value)
}

function isAudience(name: string): boolean {
  return name === 'aud' || name === '/aud'
}

/** What a JSON pointer (RFC 6901) leads to. */
function pointedAt(claims: Claims, pointer: string): unknown {
  let value: unknown = claims
  for (const token of pointer.slice(1).split('/')) {
    value = step(value, token.replaceAll('~1', '/').replaceAll('~0', '~'))
    if (value === undefined) return undefined
  }
  return value
}

function step(value: unknown, token: string): unknown {
  if (Array.isArray(value)) return /^(0|[1-9]\d*)$/.test(token) ? (value[Number(token)] ?? undefined) : undefined
  return isObject(value) ? memberOf(value, token) : undefined
}

function isObject(value: unknown): value is Claims {
  return typeof value === 'object' && value !== null
}
