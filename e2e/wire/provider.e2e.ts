import { createHash } from 'node:crypto'
import { oidcProviderRoutes } from '@postern/contract/routes/oidc-provider.ts'
import { userpassRoutes } from '@postern/contract/routes/userpass.ts'
import { createRemoteJWKSet, jwtVerify } from 'jose'
import { z } from 'zod'
import { expect, test } from '#fixtures/test.ts'
import type { Postern } from '#programs/postern.ts'
import { publishApp, type PublishedApp } from '#seed/app.ts'
import { curlOnce, hasCurl, noCurl } from './curl.ts'

test.skip(!hasCurl, noCurl)

const verifier = 'dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk'
const challenge = 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM'
const coded = z.object({ code: z.string().regex(/^[0-9A-Za-z]{32}$/), state: z.string() })
const tokens = z.object({
  access_token: z.string(),
  id_token: z.string(),
  expires_in: z.number(),
  token_type: z.literal('Bearer'),
})

/** Signs somebody in over the API, as a program for people without a browser does. */
async function tokenOf({ api }: Postern, username: string, password: string): Promise<string> {
  const { client_token: token } = await api(userpassRoutes, '').loginWithPassword({
    params: { mount: 'userpass', username },
    input: { password },
  })
  return token
}

const authorize = (app: PublishedApp, token: string, changes: Readonly<Record<string, string>> = {}) => {
  const query = new URLSearchParams({
    client_id: app.clientId,
    redirect_uri: app.redirectUri,
    response_type: 'code',
    scope: `openid ${app.name}-contact`,
    state: 'abc',
    nonce: 'n-1',
    code_challenge: challenge,
    code_challenge_method: 'S256',
    ...changes,
  })
  return curlOnce('--header', `X-Vault-Token: ${token}`, `${app.issuer}/authorize?${query.toString()}`)
}

const exchange = (app: PublishedApp, code: string, changes: Readonly<Record<string, string>> = {}) => {
  const form = { grant_type: 'authorization_code', code, redirect_uri: app.redirectUri, code_verifier: verifier, ...changes }
  const data = Object.entries(form).flatMap(([name, value]) => ['--data-urlencode', `${name}=${value}`])
  return curlOnce('--user', `${app.clientId}:${app.clientSecret}`, ...data, `${app.issuer}/token`)
}

test('11: discovery and the public keys are there for everybody, as they are', async ({ postern, house: { app } }) => {
  const discovery = await curlOnce(`${app.issuer}/.well-known/openid-configuration`)
  expect(discovery).toMatchObject({
    status: 200,
    type: 'application/json',
    body: {
      issuer: app.issuer,
      jwks_uri: `${app.issuer}/.well-known/keys`,
      authorization_endpoint: app.authorize,
      token_endpoint: `${app.issuer}/token`,
      userinfo_endpoint: `${app.issuer}/userinfo`,
      scopes_supported: expect.arrayContaining(['openid', `${app.name}-contact`]),
      response_types_supported: ['code'],
      subject_types_supported: ['public'],
    },
  })
  expect(await curlOnce(`${app.issuer}/.well-known/keys`)).toMatchObject({
    status: 200,
    type: 'application/json',
    body: { keys: expect.arrayContaining([expect.objectContaining({ use: 'sig', alg: 'RS256', kid: expect.any(String) })]) },
  })
  expect(await curlOnce(`${postern.url}/v1/identity/oidc/provider/nobody/.well-known/openid-configuration`)).toMatchObject({
    status: 404,
  })
})

test('12 to 16: a code, its tokens, and what userinfo says', async ({ postern, house: { app, resident } }) => {
  const token = await tokenOf(postern, resident.username, resident.password)
  const agreed = await authorize(app, token)
  expect(agreed).toMatchObject({ status: 200, type: 'application/json' })
  const { code, state } = coded.parse(agreed.body)
  expect(state).toBe('abc')

  const reply = await exchange(app, code)
  expect(reply).toMatchObject({ status: 200, type: 'application/json' })
  const issued = tokens.parse(reply.body)
  const keys = createRemoteJWKSet(new URL(`${app.issuer}/.well-known/keys`))
  const { payload, protectedHeader } = await jwtVerify(issued.id_token, keys, { issuer: app.issuer, audience: app.clientId })
  expect(protectedHeader).toEqual({ alg: 'RS256', kid: expect.any(String) })
  const half = (text: string) => createHash('sha256').update(text).digest().subarray(0, 16).toString('base64url')
  expect(payload).toMatchObject({
    sub: resident.id,
    aud: app.clientId,
    nonce: 'n-1',
    namespace: 'root',
    at_hash: half(issued.access_token),
    c_hash: half(code),
    email: 'ada@example.com',
  })

  const userinfo = await curlOnce('--header', `Authorization: Bearer ${issued.access_token}`, `${app.issuer}/userinfo`)
  expect(userinfo).toMatchObject({ status: 200, type: 'application/json' })
  expect(userinfo.body).toEqual({ sub: resident.id, email: 'ada@example.com', preferred_username: resident.username })
})

test('12.2, 13.2, 16.2: refusals as they are documented', async ({ postern, house: { app, resident, stranger } }) => {
  const token = await tokenOf(postern, resident.username, resident.password)
  const other = await tokenOf(postern, stranger.username, stranger.password)
  const refused = async (reply: ReturnType<typeof authorize>) => {
    const { status, body } = await reply
    return { status, ...z.object({ error: z.string(), error_description: z.string() }).parse(body) }
  }
  expect(await refused(authorize(app, token, { client_id: 'unknown' }))).toEqual({
    status: 400,
    error: 'invalid_client_id',
    error_description: 'client with client_id not found',
  })
  expect(await refused(authorize(app, token, { redirect_uri: 'https://elsewhere.example.com/' }))).toEqual({
    status: 400,
    error: 'invalid_redirect_uri',
    error_description: 'redirect_uri is not allowed for the client',
  })
  expect(await refused(authorize(app, token, { scope: 'profile' }))).toEqual({
    status: 400,
    error: 'invalid_request',
    error_description: 'scope parameter must contain the "openid" value',
  })
  expect(await refused(authorize(app, other))).toEqual({
    status: 400,
    error: 'access_denied',
    error_description: 'identity entity not authorized by client assignment',
  })
  expect(await refused(authorize(app, postern.rootToken))).toEqual({
    status: 400,
    error: 'access_denied',
    error_description: 'identity entity must be associated with the request',
  })

  const { code } = coded.parse((await authorize(app, token)).body)
  expect(await refused(exchange(app, code, { code_verifier: 'x'.repeat(43) }))).toEqual({
    status: 400,
    error: 'invalid_grant',
    error_description: 'invalid code_verifier for token exchange',
  })
  expect(await refused(exchange(app, code))).toEqual({
    status: 400,
    error: 'invalid_grant',
    error_description: 'authorization grant is invalid or expired',
  })
  const again = coded.parse((await authorize(app, token)).body).code
  expect(await refused(exchange({ ...app, clientSecret: 'wrong' }, again))).toEqual({
    status: 401,
    error: 'invalid_client',
    error_description: 'client failed to authenticate',
  })
  expect(await refused(curlOnce(`${app.issuer}/userinfo`))).toEqual({
    status: 401,
    error: 'invalid_token',
    error_description: 'permission denied',
  })
})

test('6 to 10: scopes, assignments, clients and providers are written and read back', async ({ postern, named, house }) => {
  const name = named('sample')
  const send = (method: string, path: string, body?: object) =>
    curlOnce(
      '--header',
      `X-Vault-Token: ${postern.rootToken}`,
      '--request',
      method,
      ...(body === undefined ? [] : ['--data', JSON.stringify(body)]),
      `${postern.url}/v1/identity/oidc/${path}`,
    )
  const template = '{"groups": {{identity.entity.groups.names}}}'
  expect(await send('POST', `scope/${name}`, { template, description: 'groups' })).toMatchObject({ status: 204 })
  expect((await send('GET', `scope/${name}`)).body).toMatchObject({ data: { template, description: 'groups' } })
  const people = { entity_ids: [house.resident.id], group_ids: [house.group] }
  expect(await send('POST', `assignment/${name}`, people)).toMatchObject({ status: 204 })
  expect((await send('GET', `assignment/${name}`)).body).toMatchObject({ data: people })
  const client = {
    redirect_uris: ['http://127.0.0.1:9200/callback'],
    assignments: [name],
    id_token_ttl: '30m',
    access_token_ttl: '1h',
  }
  expect(await send('POST', `client/${name}`, client)).toMatchObject({ status: 204 })
  const read = await send('GET', `client/${name}`)
  expect(read.body).toMatchObject({
    data: {
      redirect_uris: client.redirect_uris,
      assignments: [name],
      client_id: expect.stringMatching(/^[0-9A-Za-z]{32}$/),
      client_secret: expect.stringMatching(/^hvo_secret_[0-9A-Za-z]{64}$/),
      client_type: 'confidential',
      key: 'default',
      id_token_ttl: 1800,
      access_token_ttl: 3600,
    },
  })
  const { client_id: clientId } = await postern.api(oidcProviderRoutes).readOidcClient({ params: { name } })
  expect(await send('POST', `provider/${name}`, { allowed_client_ids: [clientId], scopes_supported: [name] })).toMatchObject({
    status: 204,
  })
  expect((await send('GET', `provider/${name}`)).body).toMatchObject({
    data: {
      allowed_client_ids: [clientId],
      scopes_supported: [name],
      issuer: `${postern.url}/v1/identity/oidc/provider/${name}`,
    },
  })
  expect(await send('DELETE', `scope/${name}`)).toMatchObject({ status: 400 })
  for (const thing of ['provider', 'client', 'assignment', 'scope']) {
    expect(await send('DELETE', `${thing}/${name}`)).toMatchObject({ status: 204 })
    expect(await send('GET', `${thing}/${name}`)).toMatchObject({ status: 404, body: { errors: [] } })
  }
})

test('a client of a program without a secret needs PKCE', async ({ postern, sampleApp, named, makePerson }) => {
  const username = named('ida')
  await makePerson({ username, password: 'no secrets here' })
  const app = await publishApp({ postern, sampleApp, name: named('spa'), settings: { client_type: 'public' } })
  const token = await tokenOf(postern, username, 'no secrets here')
  const query = { client_id: app.clientId, redirect_uri: app.redirectUri, response_type: 'code', scope: 'openid' }
  const bare = await curlOnce(
    '--header',
    `X-Vault-Token: ${token}`,
    `${app.issuer}/authorize?${new URLSearchParams(query).toString()}`,
  )
  expect(bare).toMatchObject({
    status: 400,
    body: { error: 'invalid_request', error_description: 'PKCE is required for public clients' },
  })
})
