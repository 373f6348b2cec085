import { createHash } from 'node:crypto'
import { bytesOf } from '../../load/http-request.ts'
import { type App, redirectUri } from './cast.ts'

const verifier = 'a-verifier-that-every-app-of-the-benchmark-uses'

/** What an app asks of an authorization endpoint: openid and the profile, with nonce, state and PKCE. */
export function authorizeQuery({ id }: App): string {
  const query = new URLSearchParams({
    client_id: id,
    redirect_uri: redirectUri,
    response_type: 'code',
    scope: 'openid profile',
    state: 'a-state',
    nonce: 'a-nonce',
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
  })
  return query.toString()
}

/** How an app exchanges a code, with its secret in a Basic header. */
export function exchangeRequest(path: string, { id, secret }: App, code: string): Buffer {
  const form = { grant_type: 'authorization_code', code, redirect_uri: redirectUri, code_verifier: verifier }
  return bytesOf({
    method: 'POST',
    path,
    headers: {
      Authorization: `Basic ${Buffer.from(`${id}:${secret}`).toString('base64')}`,
      'Content-Type': 'application/x-www-form-urlencoded',
    },
    body: new URLSearchParams(form).toString(),
  })
}
