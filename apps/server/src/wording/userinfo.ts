import type { UserinfoReason } from '@postern/engine/oidc-provider/userinfo/reasons.ts'
import { quoted } from './quoted.ts'
import type { RefusalReply, Wordings } from './wording.ts'

/** An error of userinfo; the ones that a better token or request would cure come with a challenge (RFC 6750 3). */
function userinfoError(status: number, error: string, error_description: string): RefusalReply {
  const body = { error, error_description }
  if (error !== 'invalid_request' && error !== 'invalid_token') return { status, body }
  const challenge = `Bearer error="${error}",error_description="${error_description.replaceAll('"', '\\"')}"`
  return { status, body, headers: { 'WWW-Authenticate': challenge } }
}

/** spec/oidc-provider.md 16.2, 16.3. */
export const userinfoWordings: Wordings<UserinfoReason> = {
  userinfo_permission_denied: () => userinfoError(401, 'invalid_token', 'permission denied'),
  userinfo_provider_unknown: () => userinfoError(400, 'invalid_request', 'provider not found'),
  userinfo_not_bearer: () => userinfoError(401, 'invalid_token', 'access token must be sent as a Bearer token'),
  userinfo_token_malformed: () => userinfoError(401, 'invalid_token', 'access token is malformed or invalid'),
  userinfo_client_id_missing: () => userinfoError(500, 'server_error', 'expected client ID in token metadata'),
  userinfo_client_gone: () => userinfoError(403, 'access_denied', 'client not found'),
  userinfo_not_member: () => userinfoError(403, 'access_denied', 'identity entity not authorized by client assignment'),
  userinfo_assignment_missing: ({ assignment }) =>
    userinfoError(500, 'server_error', `client assignment ${quoted(assignment)} not found`),
  userinfo_client_not_served: () => userinfoError(403, 'access_denied', 'client is not authorized to use the provider'),
  userinfo_claims_conflict: ({ claim, scopes: [later, earlier] }) =>
    userinfoError(
      400,
      'invalid_request',
      `found scopes with conflicting top-level claim: claim ${quoted(claim)} in scopes ${quoted(later)}, ${quoted(earlier)}`,
    ),
}
