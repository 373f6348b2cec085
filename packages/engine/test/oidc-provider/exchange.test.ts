import { describe, expect, it } from 'vitest'
import { candidatesIn, keySetOf } from '#crypto/key-set.ts'
import { halfDigest } from '#crypto/half-digest.ts'
import { parseJws } from '#crypto/parse-jws.ts'
import { isSignedByOneOf } from '#crypto/verify-jws.ts'
import { entities } from '#identity/entity.ts'
import { rotateClientSecret } from '#oidc-provider/clients/client-secrets.ts'
import { deleteClient, writeClient } from '#oidc-provider/clients/write-client.ts'
import { rotateKey } from '#oidc-provider/keys/rotate-key.ts'
import { writeKey } from '#oidc-provider/keys/write-key.ts'
import { providerKeySet } from '#oidc-provider/providers/provider-key-set.ts'
import { writeProvider } from '#oidc-provider/providers/write-provider.ts'
import { deleteScope } from '#oidc-provider/scopes/delete-scope.ts'
import { writeScope } from '#oidc-provider/scopes/write-scope.ts'
import type { TokenRequest } from '#oidc-provider/token/exchange-token.ts'
import {
  asked,
  challenge,
  changePerson,
  claimsIn,
  codeOf,
  createClient,
  createProviderWorld,
  exchange,
  headerOf,
  now,
  redirectUri,
  signedAs,
  userinfoOf,
  verifier,
} from './fixture.ts'

type Fixture = Awaited<ReturnType<typeof createProviderWorld>>
const freshCode = ({ world, client, ana }: Fixture, more = {}) => codeOf(world, signedAs(ana), asked(client, more))
const refused = (code: string) => ({ reason: { code } })

describe('13.2 the token endpoint, in order', () => {
  it.each<[string, (fixture: Fixture) => Partial<TokenRequest>, string]>([
    ['1 an unknown provider', () => ({ provider: 'none' }), 'exchange_provider_unknown'],
    ['2 nobody', () => ({ credentials: { how: 'body', clientId: '', secret: '', assertion: '' } }), 'exchange_client_id_missing'],
    [
      '3 an unknown client',
      () => ({ credentials: { how: 'basic', clientId: 'x', secret: '', assertion: '' } }),
      'exchange_client_unauthenticated',
    ],
    [
      '4 a wrong secret',
      ({ client }) => ({ credentials: { how: 'body', clientId: client.client_id, secret: 'x', assertion: '' } }),
      'exchange_client_unauthenticated',
    ],
    [
      '4 no secret',
      ({ client }) => ({ credentials: { how: 'body', clientId: client.client_id, secret: '', assertion: '' } }),
      'exchange_client_unauthenticated',
    ],
    [
      'a Basic header with an empty name (20, 7)',
      () => ({ credentials: { how: 'basic', clientId: '', secret: 'x', assertion: '' } }),
      'exchange_client_unauthenticated',
    ],
    ['8 no grant type', () => ({ grantType: '' }), 'exchange_grant_type_missing'],
    ['9 an unknown grant type', () => ({ grantType: 'password' }), 'exchange_grant_type_unknown'],
    ['10 a flow that is switched off', () => ({ grantType: 'client_credentials' }), 'exchange_flow_disabled'],
    ['11 no code', () => ({ code: '' }), 'exchange_code_missing'],
  ])('refuses %s, and leaves the code intact', async (_, request, code) => {
    const fixture = await createProviderWorld()
    const value = await freshCode(fixture)
    await expect(exchange(fixture.world, fixture.client, { code: value, ...request(fixture) })).rejects.toMatchObject(
      refused(code),
    )
    await expect(exchange(fixture.world, fixture.client, { code: value })).resolves.toHaveProperty('id_token')
  })

  it('refuses 5 a client the provider does not serve, and 7 one its key does not list', async () => {
    const fixture = await createProviderWorld()
    const { world, client } = fixture
    const code = await freshCode(fixture)
    await writeProvider(world, { name: 'p', allowed_client_ids: [] })
    await expect(exchange(world, client, { code })).rejects.toMatchObject(refused('exchange_client_not_served'))
    await writeProvider(world, { name: 'p', allowed_client_ids: ['*'] })
    await writeKey(world, { name: 'k', allowed_client_ids: [] })
    await expect(exchange(world, client, { code })).rejects.toMatchObject(refused('exchange_key_refuses_client'))
    await writeKey(world, { name: 'k', allowed_client_ids: [client.client_id] })
    await expect(exchange(world, client, { code })).resolves.toHaveProperty('id_token')
  })

  it.each<[string, object, (fixture: Fixture) => Partial<TokenRequest>, string]>([
    ['15 no redirect URI', {}, () => ({ redirectUri: '' }), 'exchange_redirect_uri_missing'],
    ['16 another redirect URI', {}, () => ({ redirectUri: `${redirectUri}/` }), 'exchange_redirect_uri_differs'],
    ['20 a verifier out of nowhere', {}, () => ({ verifier }), 'exchange_verifier_unexpected'],
    ['21 no verifier', { code_challenge: challenge, code_challenge_method: 'S256' }, () => ({}), 'exchange_verifier_missing'],
    [
      '22 a wrong verifier',
      { code_challenge: challenge, code_challenge_method: 'S256' },
      () => ({ verifier: `${verifier}x` }),
      'exchange_verifier_wrong',
    ],
    ['22 a wrong plain verifier', { code_challenge: challenge }, () => ({ verifier }), 'exchange_verifier_wrong'],
  ])('refuses %s, and destroys the code', async (_, parameters, request, code) => {
    const fixture = await createProviderWorld()
    const value = await freshCode(fixture, parameters)
    await expect(exchange(fixture.world, fixture.client, { code: value, ...request(fixture) })).rejects.toMatchObject(
      refused(code),
    )
    await expect(
      exchange(fixture.world, fixture.client, { code: value, verifier: 'code_challenge' in parameters ? verifier : '' }),
    ).rejects.toMatchObject(refused('exchange_code_invalid'))
  })

  it('refuses 13 a code of another client, and destroys it', async () => {
    const fixture = await createProviderWorld()
    const { world, client } = fixture
    const other = await createClient(world, { name: 'other' })
    const code = await freshCode(fixture)
    await expect(exchange(world, other, { code })).rejects.toMatchObject(refused('exchange_code_of_other_client'))
    await expect(exchange(world, client, { code })).rejects.toMatchObject(refused('exchange_code_invalid'))
  })

  it('refuses 14 a code of another provider', async () => {
    const fixture = await createProviderWorld()
    await writeProvider(fixture.world, { name: 'q', allowed_client_ids: ['*'] })
    await expect(
      exchange(fixture.world, fixture.client, { provider: 'q', code: await freshCode(fixture) }),
    ).rejects.toMatchObject(refused('exchange_code_of_other_provider'))
  })

  it('refuses 17 a person who is gone, and 18 one who is disabled or no longer assigned', async () => {
    const fixture = await createProviderWorld()
    const { world, client, ana } = fixture
    const [one, two, three] = [await freshCode(fixture), await freshCode(fixture), await freshCode(fixture)]
    await changePerson(world, ana, { isDisabled: true })
    await expect(exchange(world, client, { code: one })).rejects.toMatchObject(refused('exchange_not_member'))
    await changePerson(world, ana, { isDisabled: false })
    await writeClient(world, { name: 'app', assignments: [] })
    await expect(exchange(world, client, { code: two })).rejects.toMatchObject(refused('exchange_not_member'))
    await world.storage.write((change) => entities.remove(change, ana.id))
    await expect(exchange(world, client, { code: three })).rejects.toMatchObject(refused('exchange_entity_gone'))
  })

  it('refuses 23 scopes that give the same claim, even when they say the same', async () => {
    const fixture = await createProviderWorld()
    const code = await freshCode(fixture)
    await writeScope(fixture.world, { name: 'groups', template: '{"email": {{identity.entity.metadata.email}} }' })
    await expect(exchange(fixture.world, fixture.client, { code })).rejects.toMatchObject({
      reason: { code: 'exchange_claims_conflict', claim: 'email', scopes: ['groups', 'email'] },
    })
  })

  it('takes a code for five minutes', async () => {
    const fixture = await createProviderWorld()
    const [one, two] = [await freshCode(fixture), await freshCode(fixture)]
    fixture.clock.set(now + 299)
    await exchange(fixture.world, fixture.client, { code: one })
    fixture.clock.set(now + 300)
    await expect(exchange(fixture.world, fixture.client, { code: two })).rejects.toMatchObject(refused('exchange_code_invalid'))
  })

  it('voids the codes of a client that is deleted and made again', async () => {
    const fixture = await createProviderWorld()
    const code = await freshCode(fixture)
    await deleteClient(fixture.world, 'app')
    await createClient(fixture.world, { name: 'app' })
    await expect(exchange(fixture.world, fixture.client, { code })).rejects.toMatchObject(
      refused('exchange_client_unauthenticated'),
    )
  })
})

describe('20, 5 and design 7: one code, one success', () => {
  it('gives tokens to one of fifty, and takes them back from the one who won', async () => {
    const fixture = await createProviderWorld()
    const { world, client } = fixture
    const code = await freshCode(fixture)
    const outcomes = await Promise.allSettled(Array.from({ length: 50 }, () => exchange(world, client, { code })))
    const won = outcomes.filter((outcome) => outcome.status === 'fulfilled')
    expect(won).toHaveLength(1)
    for (const outcome of outcomes)
      if (outcome.status === 'rejected') expect(outcome.reason).toMatchObject(refused('exchange_code_invalid'))
    await expect(userinfoOf(world, won[0]!.value.access_token)).rejects.toMatchObject(refused('userinfo_permission_denied'))
  })

  it('ends the first access token when the code comes again', async () => {
    const fixture = await createProviderWorld()
    const { world, client, ana, clock } = fixture
    const code = await freshCode(fixture)
    const { access_token } = await exchange(world, client, { code })
    expect(await userinfoOf(world, access_token)).toMatchObject({ sub: ana.id })
    clock.advance(1000)
    await expect(exchange(world, client, { code })).rejects.toMatchObject(refused('exchange_code_invalid'))
    await expect(userinfoOf(world, access_token)).rejects.toMatchObject(refused('userinfo_permission_denied'))
  })
})

describe('13.3, 14 what is given', () => {
  it('is an access token and an ID token with the claims of the granted scopes', async () => {
    const fixture = await createProviderWorld()
    const { world, client, ana } = fixture
    const code = await freshCode(fixture, { nonce: 'n', scope: 'openid email unknown' })
    const answer = await exchange(world, client, { code })
    expect(answer).toEqual({
      access_token: expect.stringMatching(/^b\./),
      expires_in: 86_400,
      id_token: expect.any(String),
      token_type: 'Bearer',
    })
    expect(claimsIn(answer.id_token)).toEqual({
      iss: 'http://127.0.0.1:8200/v1/identity/oidc/provider/p',
      sub: ana.id,
      aud: client.client_id,
      iat: now,
      exp: now + 86_400,
      namespace: 'root',
      nonce: 'n',
      email: 'ana@example.com',
      at_hash: halfDigest(world.cipher, 'ES256', answer.access_token),
      c_hash: halfDigest(world.cipher, 'ES256', code),
    })
    const { keys } = await providerKeySet(world, 'p')
    expect(headerOf(answer.id_token!)).toEqual({ alg: 'ES256', kid: keys[0]?.kid })
    const jws = parseJws(answer.id_token!)
    if ('problem' in jws) throw new Error(jws.problem)
    expect(await isSignedByOneOf(world.keys, jws, candidatesIn(keySetOf(world.keys, keys), jws.header))).toBe(true)
  })

  it('says auth_time only when max_age was sent, or the client wants it', async () => {
    const fixture = await createProviderWorld()
    const { world, client } = fixture
    const timed = await exchange(world, client, { code: await freshCode(fixture, { max_age: 60 }) })
    expect(claimsIn(timed.id_token)).toMatchObject({ auth_time: now })
    const plain = await exchange(world, client, { code: await freshCode(fixture) })
    expect(claimsIn(plain.id_token)).not.toHaveProperty('auth_time')
    await writeClient(world, { name: 'app', require_auth_time: true })
    const wanted = await exchange(world, client, { code: await freshCode(fixture) })
    expect(claimsIn(wanted.id_token)).toMatchObject({ auth_time: now })
  })

  it('reads what scopes contain at the exchange, and which count at authorize', async () => {
    const fixture = await createProviderWorld()
    const { world, client, ana } = fixture
    const code = await freshCode(fixture)
    await writeProvider(world, { name: 'p', scopes_supported: ['email'] })
    await deleteScope(world, 'groups')
    await writeProvider(world, { name: 'p', scopes_supported: [] })
    await changePerson(world, ana, { metadata: { email: 'new@example.com' } })
    const { id_token, access_token } = await exchange(world, client, { code })
    expect(claimsIn(id_token)).toMatchObject({ email: 'new@example.com' })
    expect(claimsIn(id_token)).not.toHaveProperty('groups')
    expect(await userinfoOf(world, access_token)).toEqual({ sub: ana.id })
  })

  it('takes a public client at its word and ignores a secret it sends', async () => {
    const { world, ana } = await createProviderWorld()
    const spa = await createClient(world, { name: 'spa', client_type: 'public' })
    const code = await codeOf(world, signedAs(ana), asked(spa, { code_challenge: challenge, code_challenge_method: 'S256' }))
    const credentials = { how: 'body', clientId: spa.client_id, secret: 'whatever', assertion: '' } as const
    await expect(exchange(world, spa, { code, verifier, credentials })).resolves.toHaveProperty('id_token')
  })

  it('signs with the key that was next, once it was rotated', async () => {
    const fixture = await createProviderWorld()
    const { world, client } = fixture
    const next = (await providerKeySet(world, 'p')).keys[1]?.kid
    await rotateKey(world, { name: 'k' })
    const { id_token } = await exchange(world, client, { code: await freshCode(fixture) })
    expect(headerOf(id_token!)).toMatchObject({ kid: next })
  })

  it('takes the old secret while the overlap lasts', async () => {
    const fixture = await createProviderWorld()
    const { world, client, clock } = fixture
    const rotated = await rotateClientSecret(world, { name: 'app', overlap: 60 })
    await exchange(world, { ...client, ...rotated }, { code: await freshCode(fixture) })
    await exchange(world, client, { code: await freshCode(fixture) })
    clock.advance(60)
    await expect(exchange(world, client, { code: 'x' })).rejects.toMatchObject(refused('exchange_client_unauthenticated'))
  })
})

describe('13.4 client credentials', () => {
  it('gives a token for the client itself, without what needs a person', async () => {
    const { world } = await createProviderWorld()
    await writeScope(world, { name: 'static', template: '{"tier": "gold", "at": {{time.now}} }' })
    await writeProvider(world, { name: 'p', scopes_supported: ['email', 'static'] })
    const robot = await createClient(world, { name: 'robot', client_credentials: true, id_token_ttl: 60 })
    const answer = await exchange(world, robot, { grantType: 'client_credentials', scope: 'openid email static' })
    expect(answer).toEqual({ access_token: expect.any(String), expires_in: 60, token_type: 'Bearer' })
    expect(claimsIn(answer.access_token)).toEqual({
      iss: 'http://127.0.0.1:8200/v1/identity/oidc/provider/p',
      namespace: 'root',
      sub: robot.client_id,
      aud: robot.client_id,
      iat: now,
      exp: now + 60,
      jti: expect.any(String),
      tier: 'gold',
      at: now,
    })
    await expect(userinfoOf(world, answer.access_token)).rejects.toMatchObject(refused('userinfo_permission_denied'))
    await expect(exchange(world, robot, { grantType: 'client_credentials' })).rejects.toMatchObject(
      refused('exchange_openid_missing'),
    )
  })

  it('refuses a public client, which would be anybody (20, 6)', async () => {
    const { world } = await createProviderWorld()
    const spa = await createClient(world, { name: 'spa', client_type: 'public', client_credentials: true })
    await expect(exchange(world, spa, { grantType: 'client_credentials', scope: 'openid' })).rejects.toMatchObject(
      refused('exchange_public_client_alone'),
    )
  })
})

describe('23 refresh tokens', () => {
  const offline = async () => {
    const fixture = await createProviderWorld()
    await writeClient(fixture.world, { name: 'app', refresh_token_ttl: 1000 })
    const tokens = await exchange(fixture.world, fixture.client, {
      code: await freshCode(fixture, { scope: 'openid email groups offline_access', max_age: 60 }),
    })
    const refresh = (refreshToken = '', more = {}) =>
      exchange(fixture.world, fixture.client, { grantType: 'refresh_token', refreshToken, ...more })
    return { ...fixture, tokens, refresh }
  }

  it('are given for offline_access, where the client may have them', async () => {
    const fixture = await createProviderWorld()
    const without = await exchange(fixture.world, fixture.client, {
      code: await freshCode(fixture, { scope: 'openid offline_access' }),
    })
    expect(without).not.toHaveProperty('refresh_token')
    expect((await offline()).tokens.refresh_token).toMatch(/^hvo_refresh_[0-9A-Za-z]{64}$/)
  })

  it('rotate, and keep who it is and when they signed in', async () => {
    const { tokens, refresh, ana, clock } = await offline()
    clock.advance(500)
    const next = await refresh(tokens.refresh_token)
    expect(next.refresh_token).not.toBe(tokens.refresh_token)
    expect(claimsIn(next.id_token)).toMatchObject({ sub: ana.id, auth_time: now, iat: now + 500, email: 'ana@example.com' })
    expect(claimsIn(next.id_token)).not.toHaveProperty('c_hash')
    clock.advance(999)
    await refresh(next.refresh_token)
  })

  it('end the whole family, access tokens too, when a used one comes again', async () => {
    const { world, tokens, refresh } = await offline()
    const next = await refresh(tokens.refresh_token)
    await expect(refresh(tokens.refresh_token)).rejects.toMatchObject(refused('exchange_refresh_token_invalid'))
    await expect(refresh(next.refresh_token)).rejects.toMatchObject(refused('exchange_refresh_token_invalid'))
    for (const { access_token } of [tokens, next]) {
      await expect(userinfoOf(world, access_token)).rejects.toMatchObject(refused('userinfo_permission_denied'))
    }
  })

  it('serve one of many at the same time', async () => {
    const { tokens, refresh } = await offline()
    const outcomes = await Promise.allSettled(Array.from({ length: 20 }, () => refresh(tokens.refresh_token)))
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  })

  it('allow fewer scopes, never more', async () => {
    const { tokens, refresh } = await offline()
    await expect(refresh(tokens.refresh_token, { scope: 'openid admin' })).rejects.toMatchObject(refused('exchange_scope_wider'))
    const narrow = await refresh(tokens.refresh_token, { scope: 'openid email' })
    expect(claimsIn(narrow.id_token)).not.toHaveProperty('groups')
    expect(claimsIn((await refresh(narrow.refresh_token)).id_token)).toHaveProperty('groups')
  })

  it('are bound to their client, end in time, and look at the person anew', async () => {
    const { world, tokens, refresh, ana, clock } = await offline()
    const other = await createClient(world, { name: 'other', refresh_token_ttl: 1000 })
    await expect(
      exchange(world, other, { grantType: 'refresh_token', refreshToken: tokens.refresh_token! }),
    ).rejects.toMatchObject(refused('exchange_refresh_token_invalid'))
    await expect(refresh('')).rejects.toMatchObject(refused('exchange_refresh_token_missing'))
    await changePerson(world, ana, { isDisabled: true })
    await expect(refresh(tokens.refresh_token)).rejects.toMatchObject(refused('exchange_not_member'))
    clock.advance(1000)
    await expect(refresh(tokens.refresh_token)).rejects.toMatchObject(refused('exchange_refresh_token_invalid'))
  })

  it('end with the code they came from', async () => {
    const fixture = await createProviderWorld()
    await writeClient(fixture.world, { name: 'app', refresh_token_ttl: 1000 })
    const code = await freshCode(fixture, { scope: 'openid offline_access' })
    const { refresh_token = '' } = await exchange(fixture.world, fixture.client, { code })
    await expect(exchange(fixture.world, fixture.client, { code })).rejects.toMatchObject(refused('exchange_code_invalid'))
    await expect(
      exchange(fixture.world, fixture.client, { grantType: 'refresh_token', refreshToken: refresh_token }),
    ).rejects.toMatchObject(refused('exchange_refresh_token_invalid'))
  })
})
