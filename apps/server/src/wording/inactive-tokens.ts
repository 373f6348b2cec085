import type { InactiveReason } from '@postern/engine/oidc-provider/identity-tokens/introspect-token.ts'

const claimProblems = {
  iss: 'invalid issuer claim (iss)',
  aud: 'invalid audience claim (aud)',
  exp: 'token is expired (exp)',
  nbf: 'token not valid yet (nbf)',
  iat: 'token issued in the future (iat)',
  sub: 'invalid subject claim (sub)',
} as const

/** Why an identity token is not active (spec/oidc-provider.md 5.4). */
export function inactiveText(reason: InactiveReason): string {
  switch (reason.why) {
    case 'unreadable':
      return `error parsing token: ${reason.detail}`
    case 'signature':
      return 'unable to validate the token signature'
    case 'claims':
      return `error validating claims: ${claimProblems[reason.claim]}`
    case 'entity_not_found':
      return 'entity was not found'
    case 'entity_disabled':
      return 'entity is disabled'
  }
}
