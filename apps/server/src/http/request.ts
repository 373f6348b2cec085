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
  /** The token of the browser's session, for requests of the console; goes before headers. */
  readonly sessionToken?: string
}

/** The token of a request: `X-Vault-Token` goes before `Authorization: Bearer` (spec/core.md 1.3). */
export function tokenOf({ headers, sessionToken }: EdgeRequest): string | undefined {
  if (sessionToken !== undefined) return sessionToken
  const own = headers['x-vault-token']
  if (own !== undefined && own !== '') return own
  const authorization = headers.authorization
  return authorization?.startsWith('Bearer ') ? authorization.slice('Bearer '.length) : undefined
}
