import { integerText, claimValue } from './claim-value.ts'
import type { Claims } from './parse-claims.ts'

/** Why a claim is no list of groups. */
export type GroupsProblem =
  | { readonly problem: 'absent' }
  | { readonly problem: 'not-a-list' }
  | { readonly problem: 'element'; readonly value: unknown }

/** The groups a claim lists: one text is one group, empty texts are none (spec/jwt-oidc-auth.md 5.7). */
export function groupsIn(claims: Claims, claim: string): readonly string[] | GroupsProblem {
  const value = claimValue(claims, claim)
  if (value === undefined) return { problem: 'absent' }
  if (typeof value === 'object' && !Array.isArray(value)) return { problem: 'not-a-list' }
  const groups: string[] = []
  for (const element of Array.isArray(value) ? value : [value]) {
    if (typeof element !== 'string') return { problem: 'element', value: printable(element) }
    if (element !== '') groups.push(element)
  }
  return groups
}

function printable(element: unknown): unknown {
  return typeof element === 'number' && Number.isInteger(element) ? integerText(element) : element
}
