import type { LogoutRequest } from '@postern/engine/oidc-provider/logout/judge-logout.ts'

/** Reads what an app sends along when it sends a person here to sign out (RP-Initiated Logout 2). */
export function logoutRequestOf(provider: string, parameters: URLSearchParams): LogoutRequest {
  const textOf = (name: string) => parameters.get(name) ?? ''
  return {
    provider,
    idTokenHint: textOf('id_token_hint'),
    clientId: textOf('client_id'),
    postLogoutRedirectUri: textOf('post_logout_redirect_uri'),
    state: textOf('state'),
  }
}

/** The same for a form, which repeats it. */
export function logoutFields(request: LogoutRequest): Readonly<Record<string, string>> {
  return {
    id_token_hint: request.idTokenHint,
    client_id: request.clientId,
    post_logout_redirect_uri: request.postLogoutRedirectUri,
    state: request.state,
  }
}
