import type { Json } from '#finding.ts'
import type { Claims } from '../claims/parse-claims.ts'

const secretNames = /token|secret|password|nonce|_hash$|^jti$|session|^sid$/i
const longestText = 256
const deepest = 6
const mostMembers = 50

/** Claims as a person may see them later: what looks like a secret is masked, what is long is cut. */
export function sanitised(claims: Claims): { readonly [name: string]: Json } {
  return Object.fromEntries(
    Object.entries(claims)
      .slice(0, mostMembers)
      .map(([name, value]) => [name, shown(name, value, 0)]),
  )
}

function shown(name: string, value: unknown, depth: number): Json {
  if (secretNames.test(name)) return '…'
  if (typeof value === 'string') return value.length > longestText ? `${value.slice(0, longestText)}…` : value
  if (typeof value === 'number' || typeof value === 'boolean') return value
  if (depth === deepest || typeof value !== 'object' || value === null) return null
  if (Array.isArray(value)) return value.slice(0, mostMembers).map((item) => shown('', item, depth + 1))
  const members = Object.entries(value).slice(0, mostMembers)
  return Object.fromEntries(members.map(([inner, member]) => [inner, shown(inner, member, depth + 1)]))
}
