import { identityTokenRoutes } from '@postern/contract/routes/identity-tokens.ts'
import { jwtAuthRoutes } from '@postern/contract/routes/jwt-auth.ts'
import { sysAuthRoutes } from '@postern/contract/routes/sys-auth.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestServer, type TestServer } from '#testing/server.ts'
import { type FlowHouse, openHouse } from './oidc-flow-house.ts'

let home: FlowHouse
let abroad: TestServer
let ana: { readonly token: string; readonly entityId: string }
beforeAll(async () => {
  home = await openHouse()
  abroad = await startTestServer()
  ana = await home.signIn('ana')
  await home.server.client(identityTokenRoutes).writeIdentityTokenConfig({ input: { issuer: home.server.url } })
})
afterAll(() => Promise.all([home.server.close(), abroad.close()]))

/** A jwt mount that trusts the identity tokens of the other server. */
async function trust(mount: string): Promise<void> {
  await abroad.client(sysAuthRoutes).enableAuth({ params: { path: mount }, input: { type: 'jwt' } })
  const api = abroad.client(jwtAuthRoutes)
  const oidc_discovery_url = `${home.server.url}/v1/identity/oidc`
  await api.writeJwtConfig({ params: { mount }, input: { oidc_discovery_url, bound_issuer: oidc_discovery_url } })
}

/** An identity token of Ana, made by a role of this name. */
async function tokenOfAna(role: string): Promise<{ readonly token: string; readonly clientId: string }> {
  const api = home.server.client(identityTokenRoutes)
  const template = '{"name": {{identity.entity.name}}}'
  await api.writeOidcKey({ params: { name: 'shared' }, input: { allowed_client_ids: '*' } })
  await api.writeOidcRole({ params: { name: role }, input: { key: 'shared', template } })
  const { client_id: clientId } = await api.readOidcRole({ params: { name: role } })
  await home.server.send('sys/policies/acl/identity-token', {
    method: 'POST',
    body: JSON.stringify({ policy: `path "identity/oidc/token/*" { capabilities = ["read"] }` }),
  })
  await home.server.send('auth/userpass/users/ana', {
    method: 'POST',
    body: JSON.stringify({ token_policies: 'identity-token' }),
  })
  const { token: caller } = await home.signIn('ana')
  const { token } = await home.server.client(identityTokenRoutes, caller).generateIdentityToken({ params: { name: role } })
  return { token, clientId }
}

const login = async (mount: string, role: string, jwt: string) => {
  const response = await abroad.send(`auth/${mount}/login`, { method: 'POST', token: '', body: JSON.stringify({ role, jwt }) })
  return { status: response.status, body: (await response.json()) as { auth?: { metadata: object }; errors?: string[] } }
}

describe('one Postern trusts another', () => {
  it('lets a person in with the identity token that the other made', async () => {
    const { token, clientId } = await tokenOfAna('partner')
    await trust('partner')
    await abroad.client(jwtAuthRoutes).writeJwtRole({
      params: { mount: 'partner', name: 'guest' },
      input: { role_type: 'jwt', user_claim: 'sub', bound_audiences: clientId, bound_subject: ana.entityId },
    })
    const { status, body } = await login('partner', 'guest', token)
    expect([status, body.auth?.metadata]).toEqual([200, { role: 'guest' }])
  })

  it('keeps trusting it over a rotation of its key, and not beyond the audience', async () => {
    const { token, clientId } = await tokenOfAna('rotating')
    await trust('rotating')
    await abroad.client(jwtAuthRoutes).writeJwtRole({
      params: { mount: 'rotating', name: 'guest' },
      input: { role_type: 'jwt', user_claim: 'sub', bound_audiences: clientId },
    })
    expect((await login('rotating', 'guest', token)).status).toBe(200)
    await home.server.client(identityTokenRoutes).rotateOidcKey({ params: { name: 'shared' } })
    expect((await login('rotating', 'guest', token)).status).toBe(200)
    const fresh = await tokenOfAna('rotating')
    expect((await login('rotating', 'guest', fresh.token)).status).toBe(200)

    const foreign = await tokenOfAna('elsewhere')
    expect((await login('rotating', 'guest', foreign.token)).status).toBe(400)
  })
})
