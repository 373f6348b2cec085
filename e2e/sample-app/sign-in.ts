import * as client from 'openid-client'
import type { Connection } from './connection.ts'

/** What has to be remembered while the person is away. */
export interface Errand {
  readonly redirectUri: string
  readonly verifier: string
  readonly state: string
  readonly nonce: string
  readonly maxAge: string | undefined
}

/** Who came back, after everything was verified. */
export interface SignedIn {
  readonly claims: Readonly<Record<string, unknown>>
  readonly userinfo: Readonly<Record<string, unknown>>
  readonly idToken: string
}

/** Where to send the person; `extra` are parameters of the request, such as `prompt`. */
export async function beginSignIn(
  { configuration, scope }: Connection,
  redirectUri: string,
  extra: URLSearchParams,
): Promise<{ readonly errand: Errand; readonly address: URL }> {
  const verifier = client.randomPKCECodeVerifier()
  const errand = {
    redirectUri,
    verifier,
    state: client.randomState(),
    nonce: client.randomNonce(),
    maxAge: extra.get('max_age') ?? undefined,
  }
  const address = client.buildAuthorizationUrl(configuration, {
    redirect_uri: redirectUri,
    scope,
    state: errand.state,
    nonce: errand.nonce,
    code_challenge: await client.calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
    ...Object.fromEntries(extra),
  })
  return { errand, address }
}

/** Redeems the code, and verifies the ID token and that userinfo speaks of the same person. */
export async function finishSignIn({ configuration }: Connection, errand: Errand, cameBackTo: URL): Promise<SignedIn> {
  const tokens = await client.authorizationCodeGrant(configuration, cameBackTo, {
    pkceCodeVerifier: errand.verifier,
    expectedState: errand.state,
    expectedNonce: errand.nonce,
    idTokenExpected: true,
    ...(errand.maxAge === undefined ? {} : { maxAge: Number(errand.maxAge) }),
  })
  const claims = tokens.claims()
  if (claims === undefined || tokens.id_token === undefined) throw new Error('no ID token came')
  const userinfo = await client.fetchUserInfo(configuration, tokens.access_token, claims.sub)
  return { claims, userinfo, idToken: tokens.id_token }
}

/** Where to send somebody who signs out everywhere. */
export function signOutAddress({ configuration }: Connection, { idToken }: SignedIn, backTo: string): URL {
  return client.buildEndSessionUrl(configuration, { id_token_hint: idToken, post_logout_redirect_uri: backTo })
}

/** What went wrong, as a person reads it. */
export function problemOf(error: unknown): string {
  if (error instanceof client.AuthorizationResponseError) return `${error.error}: ${error.error_description ?? ''}`
  if (error instanceof client.ResponseBodyError) return `${error.error}: ${error.error_description ?? ''}`
  return error instanceof Error ? error.message : String(error)
}
