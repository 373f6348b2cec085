import { type Claims, memberOf } from './parse-claims.ts'

/** The claims with one more, at a literal name or where a JSON pointer leads. */
export function withClaim(claims: Claims, name: string, value: unknown): Claims {
  if (!name.startsWith('/')) return { ...claims, [name]: value }
  const [token = '', ...rest] = name.slice(1).split('/')
  const key = token.replaceAll('~1', '/').replaceAll('~0', '~')
  if (rest.length === 0) return { ...claims, [key]: value }
  const inner = memberOf(claims, key)
  return { ...claims, [key]: withClaim(isObject(inner) ? inner : {}, `/${rest.join('/')}`, value) }
}

function isObject(value: unknown): value is Claims {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
