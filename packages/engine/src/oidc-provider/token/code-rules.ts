import { notAsked, notReached, pass, refusal, type Rule } from '#finding.ts'
import { base64urlOf } from '#crypto/base64url.ts'
import { bytesOf } from '#storage/text.ts'
import type { Cipher } from '#ports/cipher.ts'
import type { Membership } from '../assignments/membership.ts'
import type { AuthorizationCode } from '../authorize/authorization-code.ts'
import type { Person } from '../person.ts'
import type { PreviewedClaims } from '../scopes/preview-claims.ts'
import type { ProvenClient } from './client-rules.ts'
import type { ExchangeReason } from './reasons.ts'

/** What an exchange of a code is judged by. */
export interface CodeFacts {
  readonly caller: ProvenClient
  readonly code: AuthorizationCode | undefined
  readonly redirectUri: string
  /** Empty when none was sent. */
  readonly verifier: string
  readonly person: Person | undefined
  readonly membership: Membership | undefined
  readonly claims: PreviewedClaims | undefined
  readonly cipher: Cipher
}

type CodeRule = Rule<CodeFacts, ExchangeReason>

const code: CodeRule = {
  name: 'code',
  look: ({ code: found }) => (found === undefined ? refusal({ code: 'exchange_code_invalid' }) : pass),
}

const codeClient: CodeRule = {
  name: 'code_client',
  look: ({ code: found, caller }) =>
    found?.grant.client_id === caller.client.client_id ? pass : refusal({ code: 'exchange_code_of_other_client' }),
}

const codeProvider: CodeRule = {
  name: 'code_provider',
  look: ({ code: found, caller }) =>
    found?.grant.provider === caller.provider.name ? pass : refusal({ code: 'exchange_code_of_other_provider' }),
}

const redirectUri: CodeRule = {
  name: 'redirect_uri',
  look: ({ redirectUri: uri }) => (uri === '' ? refusal({ code: 'exchange_redirect_uri_missing' }) : pass),
}

const sameRedirectUri: CodeRule = {
  name: 'same_redirect_uri',
  look: ({ code: found, redirectUri: uri }) =>
    found?.redirect_uri === uri ? pass : refusal({ code: 'exchange_redirect_uri_differs' }),
}

const pkceRequired: CodeRule = {
  name: 'pkce_required',
  look: ({ caller, code: found }) =>
    caller.client.client_type === 'public' && found?.challenge === undefined ? refusal({ code: 'exchange_pkce_required' }) : pass,
}

const verifierExpected: CodeRule = {
  name: 'verifier_expected',
  look: ({ code: found, verifier }) =>
    found?.challenge === undefined && verifier !== '' ? refusal({ code: 'exchange_verifier_unexpected' }) : pass,
}

const verifierSent: CodeRule = {
  name: 'verifier_sent',
  look: ({ code: found, verifier }) =>
    found?.challenge !== undefined && verifier === '' ? refusal({ code: 'exchange_verifier_missing' }) : pass,
}

const verifierFits: CodeRule = {
  name: 'verifier',
  look({ code: found, verifier, cipher }) {
    if (found?.challenge === undefined) return notAsked
    const { method, value } = found.challenge
    const shown = method === 'plain' ? verifier : challengeOf(cipher, verifier)
    return cipher.isSame(bytesOf(shown), bytesOf(value)) ? pass : refusal({ code: 'exchange_verifier_wrong' })
  },
}

/** The S256 challenge of a verifier (RFC 7636 4.2). */
export function challengeOf({ sha256 }: Pick<Cipher, 'sha256'>, verifier: string): string {
  return base64urlOf(sha256(bytesOf(verifier)))
}

/** What is asked of the person, whichever grant it is that speaks for them. */
export interface PersonFacts {
  readonly person: Person | undefined
  readonly membership: Membership | undefined
  readonly claims: PreviewedClaims | undefined
}

const entity: Rule<PersonFacts, ExchangeReason> = {
  name: 'entity',
  look: ({ person }) => (person === undefined ? refusal({ code: 'exchange_entity_gone' }) : pass),
}

const assignment: Rule<PersonFacts, ExchangeReason> = {
  name: 'assignment',
  look({ membership }) {
    if (membership === undefined) return notReached
    if (membership.isMember) return pass
    if (membership.why === 'assignment_missing')
      return refusal({ code: 'exchange_assignment_missing', assignment: membership.assignment })
    return refusal({ code: 'exchange_not_member' })
  },
}

const claimsAgree: Rule<PersonFacts, ExchangeReason> = {
  name: 'claims',
  look({ claims }) {
    const conflict = claims?.conflicts[0]
    return conflict === undefined ? pass : refusal({ code: 'exchange_claims_conflict', ...conflict })
  },
}

/** Rows 12 to 23 of 13.2. */
export const codeRules: readonly CodeRule[] = [
  code,
  codeClient,
  codeProvider,
  redirectUri,
  sameRedirectUri,
  entity,
  assignment,
  pkceRequired,
  verifierExpected,
  verifierSent,
  verifierFits,
  claimsAgree,
]

/** What every other grant for a person asks of them too. */
export const personRules: readonly Rule<PersonFacts, ExchangeReason>[] = [entity, assignment, claimsAgree]
