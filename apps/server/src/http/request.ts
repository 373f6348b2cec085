/** A request as it arrived, framed and split, not yet understood. */
export interface EdgeRequest {
  readonly id: string
  readonly method: string
  /** Decoded, behind `/v1/`. */
  readonly path: string
  /** As sent, without the question mark. */
  readonly query: string
  /** Lower-case names. */
  readonly headers: Readonly<Record<string, string | undefined>>
  readonly body: Buffer
  readonly remoteAddress: string
  readonly remotePort?: number | undefined
  /** The token of the browser's session, for requests of the console; goes before headers. */
  readonly sessionToken?: string
}

/**
 * The token of a request, and whether it came as a Bearer token and in no other way; the scheme in any case (RFC 9110
 * 11.1).
 */
export function presentedBy(request: EdgeRequest): { readonly clientToken: string; readonly isBearer: boolean } | undefined {
  const { 'x-vault-token': own = '', authorization = '' } = request.headers
  const [, bearer = ''] = /^bearer +(.*)$/i.exec(authorization) ?? []
  const isBearer = bearer !== '' && own === '' && request.sessionToken === undefined
  const clientToken = isBearer ? bearer : tokenOf(request)
  return clientToken === undefined ? undefined : { clientToken, isBearer }
}

/** The token of a request: `X-Vault-Token` goes before `Authorization: Bearer` (spec/core.md 1.3). */
export function tokenOf({ headers, sessionToken }: EdgeRequest): string | undefined {
  if (sessionToken !== undefined) return sessionToken
  const own = headers['x-vault-token']
  if (own !== undefined && own !== '') return own
  const authorization = headers.authorization
  return authorization?.startsWith('Bearer ') ? authorization.slice('Bearer '.length) : undefined
}
