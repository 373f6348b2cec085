import { notAsked, pass, refusal, type Rule } from '#finding.ts'
import type { AuthorizeFacts } from './authorize-facts.ts'
import type { AuthorizeReason } from './reasons.ts'

type PkceRule = Rule<AuthorizeFacts, AuthorizeReason>

/** Public clients have nothing but PKCE to prove themselves with; others may be told to use it. */
export const pkceRequired: PkceRule = {
  name: 'pkce_required',
  look({ request: { state, codeChallenge: challenge }, client }) {
    const isPublic = client?.client_type === 'public'
    if (challenge !== undefined || (!isPublic && client?.require_pkce !== true)) return pass
    return refusal({ code: isPublic ? 'authorize_pkce_required' : 'authorize_pkce_required_by_client', state })
  },
}

export const codeChallengeMethod: PkceRule = {
  name: 'code_challenge_method',
  look({ request: { state, codeChallenge: challenge, codeChallengeMethod: method }, client, provider }) {
    if (challenge === undefined) return notAsked
    if (method === 'S256') return pass
    if (method !== 'plain' && method !== '')
      return refusal({ code: 'authorize_pkce_method_unknown', state }, { received: method })
    const refusesPlain = client?.require_s256 === true || provider?.require_s256 === true
    return refusesPlain ? refusal({ code: 'authorize_pkce_plain_refused', state }, { expected: 'S256', received: 'plain' }) : pass
  },
}

export const codeChallenge: PkceRule = {
  name: 'code_challenge',
  look({ request: { state, codeChallenge: challenge } }) {
    if (challenge === undefined) return notAsked
    const isFit = challenge.length >= 43 && challenge.length <= 128
    return isFit
      ? pass
      : refusal({ code: 'authorize_pkce_challenge_invalid', state }, { expected: '43 to 128', received: challenge.length })
  },
}
