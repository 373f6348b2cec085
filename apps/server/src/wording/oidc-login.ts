import type { JwtReason } from '@postern/engine/auth/jwt/reasons.ts'
import type { OidcReason } from '@postern/engine/auth/oidc/reasons.ts'
import { jwtAuthWordings } from './jwt-auth.ts'
import { keysProblem } from './jwt-problems.ts'
import { exchangeDetail, idTokenDetail } from './oidc-problems.ts'
import { mistake, type RefusalReply, type Wordings } from './wording.ts'

// Clients show what follows these first sentences (spec/jwt-oidc-auth.md 8).
const failed = (detail: string) => mistake(`Vault login failed. ${detail}`)
const unverified = (detail: string) => mistake(`Token verification failed. ${detail}`)
const notExchanged = (detail: string) => failed(`Error exchanging oidc code: ${JSON.stringify(detail)}.`)
const broken = (message: string): RefusalReply => ({ status: 500, errors: [message] })

/** Sign-ins at an identity provider (spec/jwt-oidc-auth.md 7). */
export const oidcLoginWordings: Wordings<OidcReason> = {
  oidc_not_configured: () => mistake('OIDC login is not configured for this mount'),
  oidc_client_nonce_missing: () => mistake('missing client_nonce'),
  oidc_redirect_uri_missing: () => mistake('missing redirect_uri'),
  oidc_redirect_uri_unreadable: () => mistake('redirect_uri cannot be read'),
  oidc_redirect_uri_not_allowed: () => mistake('redirect_uri is not among the allowed_redirect_uris of the role'),
  oidc_provider_unavailable: ({ problem }) => broken(`error getting provider for login operation: ${keysProblem(problem)}`),
  oidc_no_authorization_endpoint: () => broken('no authorization endpoint url discovered'),
  oidc_no_device_endpoint: () => broken('no device auth endpoint url discovered'),
  oidc_device_start: ({ failure }) => broken(`error authorizing device: ${exchangeDetail(failure)}`),

  oidc_callback_unconfigured: ({ isDelivery }) => failed(`Could not load configuration${isDelivery ? '.' : ''}`),
  oidc_state_unknown: () => failed('Expired or missing OAuth state.'),
  oidc_role_gone: () => failed('Role could not be found'),
  oidc_provider_error: ({ error }) => failed(providerErrorText(error)),
  oidc_client_nonce: () => mistake('invalid client_nonce'),
  oidc_provider_at_login: ({ problem }) => broken(`error getting provider for login operation: ${keysProblem(problem)}`),
  oidc_nothing_received: () => failed('No code or id_token received.'),
  oidc_exchange: ({ failure }) => notExchanged(exchangeDetail(failure)),
  oidc_id_token({ problem, delivery }) {
    if (problem.problem === 'nonce' && delivery === 'device') return failed('invalid ID token nonce.')
    const detail = idTokenDetail(problem)
    return delivery === 'exchange' ? notExchanged(detail) : unverified(detail)
  },
  oidc_subject: () => failed('sub claim does not match bound subject'),
  oidc_claims: ({ cause }) => claimsWording(cause),

  oidc_authorization_pending: () => mistake('authorization_pending'),
  oidc_slow_down: () => mistake('slow_down'),
  oidc_authorization_failed: ({ error }) => mistake(`authorization failed: ${error}`),
}

const echoed: ReadonlySet<string> = new Set([
  'invalid_request',
  'unauthorized_client',
  'access_denied',
  'unsupported_response_type',
  'invalid_scope',
  'server_error',
  'temporarily_unavailable',
])

/** Codes of RFC 6749 4.1.2.1 are repeated; nothing else that came through somebody's browser is. */
function providerErrorText(error: string): string {
  const code = error.trim().toLowerCase()
  return echoed.has(code) ? code : 'An unknown error occurred during OIDC authentication. Check server logs for details'
}

/** The words of a JWT login behind those of this flow; a template that fails is nobody's mistake here either. */
function claimsWording(cause: JwtReason): RefusalReply {
  const word = jwtAuthWordings[cause.code] as (reason: JwtReason) => RefusalReply // the wording made for this very code
  const { status, errors = [] } = word(cause)
  return status === 400 ? failed(errors.join('')) : { status, errors }
}
