import { createHash } from 'node:crypto'
import type { ProviderAnswer, ProviderRequest, TestProvider } from '@postern/engine/testing/identity-provider.ts'

/** What a sign-in asks of the identity provider, as its address says. */
export interface AskedSignIn {
  readonly parameters: URLSearchParams
  readonly state: string
  readonly nonce: string
  readonly redirectUri: string
}

/** Reads the address a browser is sent to. */
export function askedBy(authUrl: string): AskedSignIn {
  const { searchParams: parameters } = new URL(authUrl)
  const of = (name: string) => parameters.get(name) ?? ''
  return { parameters, state: of('state'), nonce: of('nonce'), redirectUri: of('redirect_uri') }
}

/** Who a person is at the provider, and what it says of them where. */
interface Person {
  readonly idToken: Readonly<Record<string, unknown>>
  readonly userinfo?: Readonly<Record<string, unknown>>
  /** How the client must name itself; either way unless said. */
  readonly clientAuthentication?: 'basic' | 'post'
}

const tokens = { access_token: 'at-secret', refresh_token: 'rt-secret', token_type: 'Bearer', expires_in: 60 }

/**
 * Lets somebody sign in at the provider: gives the code the browser brings back. It is good once, for the redirect URI and
 * the PKCE challenge it was made for.
 */
export function signInAt(provider: TestProvider, asked: AskedSignIn, person: Person): string {
  const code = `code-${crypto.randomUUID()}`
  let isSpent = false
  const now = Math.floor(Date.now() / 1000)
  provider.answers.set('/userinfo', ({ headers }) =>
    person.userinfo && headers['authorization'] === `Bearer ${tokens.access_token}` ? { body: person.userinfo } : { status: 403 },
  )
  provider.answers.set('/token', async (request): Promise<ProviderAnswer> => {
    const sent = new URLSearchParams(request.body)
    if (!isClient(request, sent, person)) return { status: 401, body: { error: 'invalid_client' } }
    const challenge = createHash('sha256')
      .update(sent.get('code_verifier') ?? '')
      .digest('base64url')
    const fits =
      sent.get('code') === code &&
      sent.get('redirect_uri') === asked.redirectUri &&
      challenge === asked.parameters.get('code_challenge')
    if (isSpent || !fits) return { status: 400, body: { error: 'invalid_grant', error_description: 'secret detail' } }
    isSpent = true
    const claims = { sub: 'ana', aud: 'web', iat: now, exp: now + 300, nonce: asked.nonce, ...person.idToken }
    return { body: { ...tokens, id_token: await provider.sign(claims) } }
  })
  return code
}

/** The client `web` with the secret `hush`. */
function isClient({ headers }: ProviderRequest, sent: URLSearchParams, { clientAuthentication }: Person): boolean {
  const isBasic = headers['authorization'] === `Basic ${Buffer.from('web:hush').toString('base64')}`
  const isPost = sent.get('client_id') === 'web' && sent.get('client_secret') === 'hush'
  return (isBasic && clientAuthentication !== 'post') || (isPost && clientAuthentication !== 'basic')
}
