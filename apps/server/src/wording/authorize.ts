import type { AuthorizeReason } from '@postern/engine/oidc-provider/authorize/reasons.ts'
import { quoted } from './quoted.ts'
import type { RefusalReply, Wordings } from './wording.ts'

/** An OAuth error: its code, and a sentence for developers. */
export type OauthError = readonly [error: string, description: string]

type Errors = {
  readonly [Code in AuthorizeReason['code']]: OauthError | ((reason: Extract<AuthorizeReason, { code: Code }>) => OauthError)
}

const errors: Errors = {
  authorize_client_id_missing: ['invalid_client_id', 'client_id parameter is required'],
  authorize_client_unknown: ['invalid_client_id', 'client with client_id not found'],
  authorize_flow_disabled: ['invalid_grant', 'client not allowed to perform authorization code credential flow'],
  authorize_redirect_uri_missing: ['invalid_request', 'redirect_uri parameter is required'],
  authorize_redirect_uri_unregistered: ['invalid_redirect_uri', 'redirect_uri is not allowed for the client'],
  authorize_provider_unknown: ['invalid_request', 'provider not found'],
  authorize_client_not_served: ['unauthorized_client', 'client is not authorized to use the provider'],
  authorize_request_unsupported: ['request_not_supported', 'request parameter is not supported'],
  authorize_request_uri_unsupported: ['request_uri_not_supported', 'request_uri parameter is not supported'],
  authorize_pushing_required: ['invalid_request', 'the authorization request must be pushed'],
  authorize_openid_missing: ['invalid_request', 'scope parameter must contain the "openid" value'],
  authorize_response_type_missing: ['invalid_request', 'response_type parameter is required'],
  authorize_response_type_unsupported: ['unsupported_response_type', 'unsupported response_type value'],
  authorize_no_entity: ['access_denied', 'identity entity must be associated with the request'],
  authorize_entity_unknown: ['access_denied', 'identity entity associated with the request not found'],
  authorize_not_member: ['access_denied', 'identity entity not authorized by client assignment'],
  authorize_assignment_missing: ({ assignment }) => ['server_error', `client assignment ${quoted(assignment)} not found`],
  authorize_pkce_required: ['invalid_request', 'PKCE is required for public clients'],
  authorize_pkce_required_by_client: ['invalid_request', 'PKCE is required for this client'],
  authorize_pkce_method_unknown: ['invalid_request', 'invalid code_challenge_method'],
  authorize_pkce_plain_refused: ['invalid_request', 'code_challenge_method must be S256'],
  authorize_pkce_challenge_invalid: ['invalid_request', 'invalid code_challenge'],
  authorize_max_age_invalid: ['invalid_request', 'max_age must be greater than zero'],
  authorize_token_unknown: ['access_denied', 'token associated with request not found'],
  authorize_max_age_exceeded: ['max_age_violation', 'active re-authentication is required by max_age'],
  authorize_pushed_request_unknown: ['invalid_request_uri', 'pushed authorization request is unknown or expired'],
  authorize_response_mode_unsupported: ['invalid_request', 'unsupported response_mode value'],
  authorize_prompt_contradictory: ['invalid_request', 'prompt value "none" cannot be combined with others'],
  authorize_login_required: ['login_required', 'the end-user must sign in'],
  authorize_consent_required: ['consent_required', 'the end-user must consent'],
  authorize_hint_of_another: ['login_required', 'the end-user is not the one of the id_token_hint'],
  authorize_declined: ['access_denied', 'the end-user declined'],
  authorize_parameter_repeated: ({ parameter }) => ['invalid_request', `parameter ${quoted(parameter)} is repeated`],
}

/** The error of a refused authorization request, as the API answers it. */
export function authorizeErrorOf(reason: AuthorizeReason): OauthError {
  // Indexing by the reason's own code always finds the error made for it; the table's type proves each one exists.
  const error = errors[reason.code] as OauthError | ((reason: AuthorizeReason) => OauthError)
  return typeof error === 'function' ? error(reason) : error
}

/** The error as it travels to an app: codes that are ours alone never reach it (spec/oidc-provider.md 17.3). */
export function redirectErrorOf(reason: AuthorizeReason): OauthError {
  const [error, description] = authorizeErrorOf(reason)
  if (error === 'invalid_grant') return ['unauthorized_client', description]
  if (error === 'max_age_violation') return ['login_required', description]
  if (error === 'invalid_client_id' || error === 'invalid_redirect_uri') return ['invalid_request', description]
  return [error, description]
}

// The reference forgets the state in these two.
const stateless: ReadonlySet<AuthorizeReason['code']> = new Set([
  'authorize_request_unsupported',
  'authorize_request_uri_unsupported',
])

function replyTo(reason: AuthorizeReason): RefusalReply {
  const [error, error_description] = authorizeErrorOf(reason)
  return {
    status: error === 'server_error' ? 500 : 400,
    body: { error, error_description, state: stateless.has(reason.code) ? '' : reason.state },
  }
}

const codes = Object.keys(errors) as AuthorizeReason['code'][] // Object.keys forgets the type of the names

/** The authorization endpoint of the API (spec/oidc-provider.md 12.2). */
export const authorizeWordings = Object.fromEntries(codes.map((code) => [code, replyTo])) as Wordings<AuthorizeReason> // one for each code
