import { itemsOf } from '#ui/list-input.tsx'
import { claimsOf, writtenOf } from './bound-claims.ts'
import type { RoleValues } from './role-values.ts'

type Bound = Pick<
  RoleValues,
  'role_type' | 'bound_audiences' | 'bound_subject' | 'bound_claims' | 'bound_claims_type' | 'token_bound_cidrs'
>

/** Who could log in with a role, in a sentence that is made anew with every change. */
export function matchWords(values: Bound): string {
  const parts = [
    ...(values.bound_subject.trim() === '' ? [] : [`whose subject is ${values.bound_subject.trim()}`]),
    ...listPart('meant for', itemsOf(values.bound_audiences)),
    ...Object.entries(claimsOf(values.bound_claims)).map(([claim, bound]) => claimPart(claim, bound, values.bound_claims_type)),
    ...listPart('from', itemsOf(values.token_bound_cidrs)),
  ]
  const who = values.role_type === 'oidc' ? 'Everybody who signs in there' : 'Every token of the issuer'
  return parts.length === 0 ? `${who}.` : `${who} ${parts.join(', ')}.`
}

function listPart(word: string, items: readonly string[]): readonly string[] {
  return items.length === 0 ? [] : [`${word} ${items.join(' or ')}`]
}

function claimPart(claim: string, bound: unknown, type: string): string {
  const values = (Array.isArray(bound) ? bound : [bound]).map(writtenOf)
  const isPattern = type === 'glob' && values.some((value) => value.includes('*'))
  return `with ${claim} ${isPattern ? 'like' : 'being'} ${values.join(' or ')}`
}

/** What makes a role wider than it may be meant. */
export function breadthWarnings(values: Bound & Pick<RoleValues, 'user_claim'>): readonly string[] {
  const claims = claimsOf(values.bound_claims)
  const isGlob = values.bound_claims_type === 'glob'
  const all = Object.entries(claims).filter(([, bound]) => isGlob && [bound].flat().includes('*'))
  const isAudienceOnly =
    values.bound_subject === '' && Object.keys(claims).length === 0 && itemsOf(values.bound_audiences).length > 0
  return [
    ...all.map(([claim]) => `${claim} may be anything at all: a lone * lets everybody in.`),
    ...(values.role_type === 'jwt' && isAudienceOnly
      ? [
          'Only the audience is bound. Whoever the issuer gives tokens can ask for that audience, so bind a claim of your own too.',
        ]
      : []),
    ...(values.bound_subject.includes('*')
      ? ['The subject is compared exactly; a * in it is no wildcard. Bind the claim sub with wildcards instead.']
      : []),
    ...(['email', 'name', 'preferred_username', 'login'].includes(values.user_claim)
      ? [`${values.user_claim} can change or be given to somebody else. sub cannot.`]
      : []),
  ]
}
