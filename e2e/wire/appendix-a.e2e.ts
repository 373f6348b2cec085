import { z } from 'zod'
import { expect, test } from '#fixtures/test.ts'
import { outsidePeople } from '#outside/people.ts'
import type { Postern } from '#programs/postern.ts'
import { signInOutside } from '#steps/outside.ts'
import { curlOnce, hasCurl, noCurl } from './curl.ts'

test.skip(!hasCurl, noCurl)

/** The worked examples of spec/jwt-oidc-auth.md Appendix A, as requests that the command line client sends. */
const sending =
  ({ url, rootToken }: Postern) =>
  (method: string, path: string, body?: object) =>
    curlOnce(
      '--header',
      `X-Vault-Token: ${rootToken}`,
      '--request',
      method,
      ...(body === undefined ? [] : ['--data', JSON.stringify(body)]),
      `${url}/v1/${path}`,
    )

const done = { status: 204, text: '' }
const withAuth = z.object({ auth: z.object({ client_token: z.string(), accessor: z.string(), entity_id: z.string() }).loose() })

test('A.1: a person logs in through OIDC', async ({ page, postern, outside, named }) => {
  const send = sending(postern)
  const mount = named('oidc')
  const callback = `${postern.url}/ui/vault/auth/${mount}/oidc/callback`
  const cli = 'http://localhost:8250/oidc/callback'
  const client = await outside.register('A.1', [callback, cli])
  expect(await send('POST', `sys/auth/${mount}`, { type: 'oidc' })).toMatchObject(done)

  const config = { oidc_client_id: client.client_id, oidc_client_secret: client.client_secret, default_role: 'web' }
  const slashed = await send('POST', `auth/${mount}/config`, { ...config, oidc_discovery_url: `${outside.issuer}/` })
  expect(slashed).toMatchObject({ status: 400 })
  expect(await send('POST', `auth/${mount}/config`, { ...config, oidc_discovery_url: outside.issuer })).toMatchObject(done)

  const role = {
    user_claim: 'sub',
    // The audience of this provider is the client itself.
    bound_audiences: client.client_id,
    allowed_redirect_uris: [cli, callback],
    oidc_scopes: 'openid,profile,email,groups',
    groups_claim: 'groups',
    claim_mappings: 'email=alias_email',
    token_policies: 'dev',
  }
  expect(await send('POST', `auth/${mount}/role/web`, role)).toMatchObject(done)
  expect((await send('GET', `auth/${mount}/role/web`)).body).toMatchObject({
    data: { role_type: 'oidc', oidc_scopes: ['openid', 'profile', 'email', 'groups'], claim_mappings: { email: 'alias_email' } },
  })

  const asked = await send('POST', `auth/${mount}/oidc/auth_url`, { redirect_uri: cli, client_nonce: 'a nonce of the client' })
  const { data } = z.object({ data: z.object({ auth_url: z.url() }) }).parse(asked.body)
  expect(new URL(data.auth_url).searchParams.get('scope')?.split(' ')).toEqual(['openid', 'profile', 'email', 'groups'])

  // Whoever is in the group "platform" there is in this group here.
  const mounted = await send('GET', `sys/auth/${mount}`)
  const { accessor } = z.object({ data: z.object({ accessor: z.string() }) }).parse(mounted.body).data
  const group = await send('POST', 'identity/group', { name: named('ops'), type: 'external', policies: ['platform-admin'] })
  const { id } = z.object({ data: z.object({ id: z.string() }) }).parse(group.body).data
  await send('POST', 'identity/group-alias', { name: 'platform', mount_accessor: accessor, canonical_id: id })

  const cameBack = page.waitForRequest((request) => request.url().startsWith(cli))
  await page.goto(data.auth_url)
  await signInOutside(page, 'ada')
  const { searchParams } = new URL((await cameBack).url())
  const query = new URLSearchParams({
    state: searchParams.get('state') ?? '',
    code: searchParams.get('code') ?? '',
    client_nonce: 'a nonce of the client',
  })
  const reply = await send('GET', `auth/${mount}/oidc/callback?${query.toString()}`)
  const [ada] = outsidePeople
  expect(reply.body).toMatchObject({
    auth: {
      policies: ['default', 'dev', 'platform-admin'],
      token_policies: ['default', 'dev'],
      identity_policies: ['platform-admin'],
      metadata: { alias_email: ada.email, role: 'web' },
    },
  })
  const { auth } = withAuth.parse(reply.body)
  const { body } = await send('POST', 'auth/token/lookup', { token: auth.client_token })
  expect(body).toMatchObject({ data: { display_name: `${mount}-${ada.sub}`, path: `auth/${mount}/oidc/callback` } })
  expect((await send('GET', `identity/entity/id/${auth.entity_id}`)).body).toMatchObject({
    data: { aliases: [expect.objectContaining({ name: ada.sub, mount_path: `auth/${mount}/` })] },
  })
})

test('A.2: a CI job logs in through JWT', async ({ postern, outside, named }) => {
  const send = sending(postern)
  const mount = named('jwt')
  const subject = 'repo:org/app:ref:refs/heads/main'
  await send('POST', `sys/auth/${mount}`, { type: 'jwt' })
  const config = { jwks_url: `${outside.issuer}/jwks`, bound_issuer: outside.issuer }
  expect(await send('POST', `auth/${mount}/config`, config)).toMatchObject(done)
  const role = {
    role_type: 'jwt',
    user_claim: 'sub',
    bound_audiences: 'vault',
    bound_subject: subject,
    token_policies: 'ci-readonly',
  }
  expect(await send('POST', `auth/${mount}/role/ci`, role)).toMatchObject(done)

  const login = async (aud: string) =>
    send('POST', `auth/${mount}/login`, { role: 'ci', jwt: await outside.ciToken({ sub: subject, aud }) })
  const reply = await login('vault')
  expect(reply.body).toMatchObject({ auth: { policies: ['ci-readonly', 'default'] } })
  const { auth } = withAuth.parse(reply.body)
  expect((await send('POST', 'auth/token/lookup', { token: auth.client_token })).body).toMatchObject({
    data: { display_name: `${mount}-${subject}` },
  })
  expect((await send('GET', `identity/entity/id/${auth.entity_id}`)).body).toMatchObject({
    data: { aliases: [expect.objectContaining({ name: subject })] },
  })

  await outside.rotateKeys()
  expect(await login('vault')).toMatchObject({ status: 200 })

  expect(await login('elsewhere')).toMatchObject({
    status: 400,
    body: {
      errors: ['error validating token: invalid audience (aud) claim: audience claim does not match any expected audience'],
    },
  })
})

test('A.3: a public issuer is trusted without a client, each of its roles by audience and subject', async ({
  postern,
  outside,
  named,
}) => {
  const send = sending(postern)
  const mount = named('public')
  await send('POST', `sys/auth/${mount}`, { type: 'jwt' })
  const config = {
    oidc_discovery_url: outside.issuer,
    bound_issuer: outside.issuer,
    oidc_client_id: '',
    oidc_client_secret: '',
  }
  expect(await send('POST', `auth/${mount}/config`, config)).toMatchObject(done)

  const roles = {
    'k8s-workload': { audience: 'vault', subject: 'system:serviceaccount:default:my-app', policies: 'app-read', ttl: '1h' },
    'gitlab-main': {
      audience: 'https://gitlab.oidc.pub',
      subject: 'project_path:mygroup/myproject:ref_type:branch:ref:main',
      policies: 'ci-read',
    },
    'external-vault': { audience: 'vault', subject: 'vault-entity-id', policies: 'vault-federation' },
  }
  for (const [name, { audience, subject, ...old }] of Object.entries(roles)) {
    const role = { role_type: 'jwt', user_claim: 'sub', bound_audiences: audience, bound_subject: subject, ...old }
    expect(await send('POST', `auth/${mount}/role/${name}`, role)).toMatchObject({ status: expect.any(Number) })
    const jwt = await outside.ciToken({ sub: subject, aud: audience })
    expect((await send('POST', `auth/${mount}/login`, { role: name, jwt })).body).toMatchObject({
      auth: { policies: [old.policies, 'default'].toSorted() },
    })
  }
  // The old names are read back beside the new ones.
  expect((await send('GET', `auth/${mount}/role/k8s-workload`)).body).toMatchObject({
    data: { policies: ['app-read'], token_policies: ['app-read'], ttl: 3600, token_ttl: 3600 },
  })
  const foreign = await outside.ciToken({ sub: 'system:serviceaccount:default:other', aud: 'vault' })
  expect(await send('POST', `auth/${mount}/login`, { role: 'k8s-workload', jwt: foreign })).toMatchObject({
    status: 400,
    body: { errors: ['error validating token: invalid subject (sub) claim'] },
  })
})
