import { jwtAuthRoutes } from '@postern/contract/routes/jwt-auth.ts'
import { sysAuthRoutes } from '@postern/contract/routes/sys-auth.ts'
import { createProviderKey, startTestProvider, type TestProvider } from '@postern/engine/testing/identity-provider.ts'
import { afterAll, beforeAll, beforeEach, expect } from 'vitest'
import { askedBy, signInAt } from '#testing/identity-provider-client.ts'
import { startTestServer, type TestServer } from '#testing/server.ts'

type Input = Readonly<Record<string, unknown>>

/** A server with two oidc mounts, configured anew before each test, and the identity provider they trust. Registers its hooks. */
export function openOidcLogin() {
  let server: TestServer
  let provider: TestProvider
  const redirectUri = 'http://localhost:8250/oidc/callback'
  const params = { mount: 'oidc' }
  const api = () => server.client(jwtAuthRoutes)

  beforeAll(async () => {
    server = await startTestServer()
    provider = await startTestProvider(await createProviderKey('k1'))
    await server.client(sysAuthRoutes).enableAuth({ params: { path: 'oidc' }, input: { type: 'oidc' } })
    await server.client(sysAuthRoutes).enableAuth({ params: { path: 'corp/people' }, input: { type: 'oidc' } })
  })
  afterAll(() => Promise.all([server.close(), provider.stop()]))

  const configure = (input: Input = {}, mount = 'oidc') =>
    put(`auth/${mount}/config`, {
      oidc_discovery_url: provider.issuer,
      oidc_client_id: 'web',
      oidc_client_secret: 'hush',
      default_role: 'web',
      ...input,
    })
  const writeRole = (input: Input = {}, mount = 'oidc') =>
    put(`auth/${mount}/role/web`, {
      user_claim: 'sub',
      allowed_redirect_uris: [redirectUri],
      callback_mode: 'client',
      bound_audiences: [],
      bound_claims: {},
      bound_subject: '',
      groups_claim: '',
      claim_mappings: {},
      oauth2_metadata: [],
      max_age: 0,
      token_policies: ['dev'],
      token_bound_cidrs: [],
      ...input,
    })
  async function put(path: string, input: Input) {
    const response = await server.send(path, { method: 'PUT', body: JSON.stringify(input) })
    expect(response.status).toBe(204)
  }

  beforeEach(async () => {
    await configure()
    await writeRole()
  })

  /** Status and JSON of a call without a token. */
  async function answer(method: string, path: string, body?: object) {
    const response = await server.send(path, { method, token: '', ...(body && { body: JSON.stringify(body) }) })
    const text = await response.text()
    const isHtml = response.headers.get('content-type')?.startsWith('text/html')
    return { status: response.status, body: text === '' ? undefined : isHtml ? text : (JSON.parse(text) as unknown), response }
  }
  const start = (input: Input = {}, mount = 'oidc') =>
    answer('PUT', `auth/${mount}/oidc/auth_url`, { redirect_uri: redirectUri, ...input })
  const begin = async (input: Input = {}, mount = 'oidc') => {
    const { body } = await start(input, mount)
    const { data } = body as { data: { auth_url: string; state?: string; poll_interval?: string } }
    return { ...askedBy(data.auth_url), data }
  }
  const comeBack = (query: Readonly<Record<string, string>>, mount = 'oidc') =>
    answer('GET', `auth/${mount}/oidc/callback?${new URLSearchParams(query).toString()}`)
  const poll = (input: Input) => answer('PUT', 'auth/oidc/oidc/poll', input)
  const said = (message: string, status = 400) => ({ status, body: { errors: [message] } })
  const failed = (detail: string) => said(`Vault login failed. ${detail}`)
  const notExchanged = (detail: string) => failed(`Error exchanging oidc code: ${JSON.stringify(detail)}.`)

  /** A whole sign-in with what the provider says of the person. */
  async function signIn(idToken: Input, userinfo?: Input) {
    const asked = await begin()
    const code = signInAt(provider, asked, { idToken, ...(userinfo && { userinfo }) })
    return comeBack({ state: asked.state, code })
  }

  return {
    server: () => server,
    provider: () => provider,
    api,
    params,
    redirectUri,
    configure,
    writeRole,
    put,
    answer,
    start,
    begin,
    comeBack,
    poll,
    said,
    failed,
    notExchanged,
    signIn,
  }
}
