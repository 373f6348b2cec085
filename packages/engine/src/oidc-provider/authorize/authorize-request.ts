/** What an app asks for; a text that was not sent is empty, unless its absence means something (12.1). */
export interface AuthorizeRequest {
  readonly provider: string
  readonly clientId: string
  readonly redirectUri: string
  readonly scope: string
  readonly responseType: string
  readonly state: string
  readonly nonce: string
  /** Seconds. */
  readonly maxAge: number | undefined
  /** Empty is not the same as absent. */
  readonly codeChallenge: string | undefined
  readonly codeChallengeMethod: string
  /** Their presence alone is an error. */
  readonly hasRequest: boolean
  readonly hasRequestUri: boolean
  /** The request was pushed beforehand (RFC 9126); a code ends its record. */
  readonly pushedId: string | undefined
}

/** The parameters as the API, a form or a query says them. */
export interface AuthorizeParameters {
  readonly client_id?: string | undefined
  readonly redirect_uri?: string | undefined
  readonly scope?: string | undefined
  readonly response_type?: string | undefined
  readonly state?: string | undefined
  readonly nonce?: string | undefined
  readonly max_age?: number | undefined
  readonly code_challenge?: string | undefined
  readonly code_challenge_method?: string | undefined
  readonly request?: string | undefined
  readonly request_uri?: string | undefined
}

/** An authorization request made of its parameters. */
export function authorizeRequestOf(provider: string, parameters: AuthorizeParameters): AuthorizeRequest {
  return {
    provider,
    clientId: parameters.client_id ?? '',
    redirectUri: parameters.redirect_uri ?? '',
    scope: parameters.scope ?? '',
    responseType: parameters.response_type ?? '',
    state: parameters.state ?? '',
    nonce: parameters.nonce ?? '',
    maxAge: parameters.max_age,
    codeChallenge: parameters.code_challenge,
    codeChallengeMethod: parameters.code_challenge_method ?? '',
    hasRequest: parameters.request !== undefined,
    hasRequestUri: parameters.request_uri !== undefined,
    pushedId: undefined,
  }
}

/** The scopes of a request, each once, sorted. */
export function scopesAsked({ scope }: Pick<AuthorizeRequest, 'scope'>): readonly string[] {
  return [...new Set(scope.split(/\s+/).filter((name) => name !== ''))].toSorted()
}
