import type { ExchangeReason } from '@postern/engine/oidc-provider/token/reasons.ts'
import { type OauthError, redirectErrorOf } from './authorize.ts'
import { quoted } from './quoted.ts'
import type { RefusalReply, Wordings } from './wording.ts'

const conflict = ({
  claim,
  scopes: [later, earlier],
}: {
  readonly claim: string
  readonly scopes: readonly [string, string]
}): OauthError => [
  'invalid_request',
  `found scopes with conflicting top-level claim: claim ${quoted(claim)} in scopes ${quoted(later)}, ${quoted(earlier)}`,
]

type Errors = {
  readonly [Code in ExchangeReason['code']]: OauthError | ((reason: Extract<ExchangeReason, { code: Code }>) => OauthError)
}

const errors: Errors = {
  exchange_provider_unknown: ['invalid_request', 'provider not found'],
  exchange_client_id_missing: ['invalid_request', 'client_id parameter is required'],
  exchange_client_unauthenticated: ['invalid_client', 'client failed to authenticate'],
  exchange_client_not_served: ['invalid_client', 'client is not authorized to use the provider'],
  exchange_key_missing: ({ key }) => ['server_error', `client key ${quoted(key)} not found`],
  exchange_key_refuses_client: ['invalid_client', 'client is not authorized to use the key'],
  exchange_no_signing_key: ['server_error', 'signing key is nil; rotate the key and try again'],
  exchange_grant_type_missing: ['invalid_request', 'grant_type parameter is required'],
  exchange_grant_type_unknown: ['unsupported_grant_type', 'unsupported grant_type value'],
  exchange_flow_disabled: ['invalid_grant', 'client is not authorized to use given credentials flow'],
  exchange_code_missing: ['invalid_request', 'code parameter is required'],
  exchange_code_invalid: ['invalid_grant', 'authorization grant is invalid or expired'],
  exchange_code_of_other_client: ['invalid_grant', 'authorization code was not issued to the client'],
  exchange_code_of_other_provider: ['invalid_grant', 'authorization code was not issued by the provider'],
  exchange_redirect_uri_missing: ['invalid_request', 'redirect_uri parameter is required'],
  exchange_redirect_uri_differs: [
    'invalid_grant',
    'redirect_uri does not match the redirect_uri used in the authorization request',
  ],
  exchange_entity_gone: ['invalid_request', 'identity entity associated with the request not found'],
  exchange_not_member: ['invalid_request', 'identity entity not authorized by client assignment'],
  exchange_assignment_missing: ({ assignment }) => ['server_error', `client assignment ${quoted(assignment)} not found`],
  exchange_pkce_required: ['invalid_request', 'PKCE is required for public clients'],
  exchange_verifier_unexpected: ['invalid_request', 'unexpected code_verifier for token exchange'],
  exchange_verifier_missing: ['invalid_request', 'expected code_verifier for token exchange'],
  exchange_verifier_wrong: ['invalid_grant', 'invalid code_verifier for token exchange'],
  exchange_claims_conflict: conflict,
  exchange_openid_missing: ['invalid_request', 'scope parameter must contain the "openid" value'],
  exchange_public_client_alone: ['unauthorized_client', 'a public client cannot act for itself'],
  exchange_refresh_token_missing: ['invalid_request', 'refresh_token parameter is required'],
  exchange_refresh_token_invalid: ['invalid_grant', 'refresh token is invalid, expired or already used'],
  exchange_scope_wider: ['invalid_scope', 'the requested scope exceeds what was granted'],
  exchange_device_code_missing: ['invalid_request', 'device_code parameter is required'],
  exchange_device_code_invalid: ['invalid_grant', 'device code is invalid'],
  exchange_device_pending: ['authorization_pending', 'the end-user has not decided yet'],
  exchange_device_too_fast: ['slow_down', 'the device asks too often'],
  exchange_device_expired: ['expired_token', 'device code is expired'],
  exchange_device_declined: ['access_denied', 'the end-user declined'],
  exchange_token_missing: ['invalid_request', 'token parameter is required'],
  exchange_token_type_unsupported: ['unsupported_token_type', 'tokens of this type cannot be revoked here'],
  exchange_pushed_request_refused: ({ reason }) => redirectErrorOf(reason),
  exchange_device_flow_disabled: ['unauthorized_client', 'client is not authorized to use the device flow'],
}

const notKept = { 'Cache-Control': 'no-store', Pragma: 'no-cache' }

function replyTo(reason: ExchangeReason): RefusalReply {
  // Indexing by the reason's own code always finds the error made for it; the table's type proves each one exists.
  const made = errors[reason.code] as OauthError | ((reason: ExchangeReason) => OauthError)
  const [error, error_description] = typeof made === 'function' ? made(reason) : made
  const body = { error, error_description }
  if (error === 'invalid_client') return { status: 401, body, headers: { ...notKept, 'WWW-Authenticate': 'Basic' } }
  return { status: error === 'server_error' ? 500 : 400, body, headers: notKept }
}

const codes = Object.keys(errors) as ExchangeReason['code'][] // Object.keys forgets the type of the names

/** The token endpoint and its neighbours (spec/oidc-provider.md 13.2, 23). */
export const exchangeWordings = Object.fromEntries(codes.map((code) => [code, replyTo])) as Wordings<ExchangeReason> // one for each code
