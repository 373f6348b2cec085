import { identityTokenRoutes } from '@postern/contract/routes/identity-tokens.ts'
import { oidcProviderRoutes } from '@postern/contract/routes/oidc-provider.ts'
import { policyRoutes } from '@postern/contract/routes/policies.ts'
import { sysAuthRoutes } from '@postern/contract/routes/sys-auth.ts'
import { userpassRoutes } from '@postern/contract/routes/userpass.ts'
import { bytesOf } from '../../load/http-request.ts'
import type { Postern } from '../../postern/start-postern.ts'
import { type App, apps, person, redirectUri } from './cast.ts'
import type { Flow } from './flow.ts'
import { authorizeQuery, exchangeRequest } from './requests.ts'

const name = 'bench'
const provider = `/v1/identity/oidc/provider/${name}`

/** Makes the person, the apps and their provider, and signs the person in. */
export async function posternFlow({ api, port }: Postern): Promise<Flow> {
  await writeProvider(api)
  const token = await signIn(api)
  return {
    server: 'Postern',
    port,
    authorize: (app) => bytesOf({ path: `${provider}/authorize?${authorizeQuery(app)}`, headers: { 'X-Vault-Token': token } }),
    codeIn: ({ status, body }) => (status === 200 ? /"code":"([^"]+)"/.exec(body.toString())?.[1] : undefined),
    exchange: (app, code) => exchangeRequest(`${provider}/token`, app, code),
    userinfo: (accessToken) => bytesOf({ path: `${provider}/userinfo`, headers: { Authorization: `Bearer ${accessToken}` } }),
  }
}

async function writeProvider(api: Postern['api']): Promise<void> {
  const template = '{"name": {{identity.entity.name}}, "email": {{identity.entity.metadata.email}}}'
  await api(oidcProviderRoutes).writeOidcScope({ params: { name: 'profile' }, input: { template } })
  for (const app of apps) await writeApp(api, app)
  await api(oidcProviderRoutes).writeOidcProvider({
    params: { name },
    input: { allowed_client_ids: apps.map(({ id }) => id), scopes_supported: ['profile'] },
  })
}

async function writeApp(api: Postern['api'], { id, secret, algorithm }: App): Promise<void> {
  const key = `bench-${algorithm.toLowerCase()}`
  const keyInput = { algorithm, allowed_client_ids: ['*'], rotation_period: '24h', verification_ttl: '24h' }
  await api(identityTokenRoutes).writeOidcKey({ params: { name: key }, input: keyInput })
  await api(oidcProviderRoutes).writeOidcClient({
    params: { name: id },
    input: {
      key,
      import_client_id: id,
      import_client_secret: secret,
      redirect_uris: [redirectUri],
      assignments: ['allow_all'],
      access_token_ttl: '1h',
      id_token_ttl: '1h',
      consent_mode: 'none',
    },
  })
}

async function signIn(api: Postern['api']): Promise<string> {
  const policy = `path "identity/oidc/provider/${name}/authorize" { capabilities = ["read", "update"] }`
  await api(policyRoutes).writePolicy({ params: { name: 'bench-person' }, input: { policy } })
  await api(sysAuthRoutes).enableAuth({ params: { path: 'bench-people' }, input: { type: 'userpass' } })
  const params = { mount: 'bench-people', username: person.name }
  const password = 'correct horse battery staple'
  await api(userpassRoutes).writeUser({ params, input: { password, token_policies: ['bench-person'] } })
  const { client_token: token } = await api(userpassRoutes, '').loginWithPassword({ params, input: { password } })
  return token
}
