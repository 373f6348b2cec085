import { identityTokenRoutes } from '@postern/contract/routes/identity-tokens.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { answersOf, done, missing, refused } from '#testing/answers.ts'
import { startTestServer, type TestServer } from '#testing/server.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.close())

const answer = answersOf(() => server)
const api = () => server.client(identityTokenRoutes)
const at = (name: string) => `identity/oidc/key/${name}`
const role = (name: string) => `identity/oidc/role/${name}`
const client = (name: string) => `identity/oidc/client/${name}`

const uuid = expect.stringMatching(/^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/)
const timelineOf = (name: string) => api().readOidcKeyTimeline({ params: { name } })
const statesOf = async (name: string) => (await timelineOf(name)).key_pairs.map(({ state }) => state)

describe('oidc-provider 2: the default key', () => {
  it('is there from the start, without key pairs', async () => {
    const data = { algorithm: 'RS256', allowed_client_ids: ['*'], rotation_period: 86_400, verification_ttl: 86_400 }
    expect(await answer('GET', at('default'))).toMatchObject({ status: 200, body: { data } })
    expect(await answer('LIST', 'identity/oidc/key')).toMatchObject({ status: 200, body: { data: { keys: ['default'] } } })
    expect(await timelineOf('default')).toMatchObject({ key_pairs: [], next_rotation: 0 })
    expect(await answer('GET', 'identity/oidc/.well-known/keys')).toEqual({ status: 200, body: { keys: [] } })
  })

  it('cannot be deleted', async () => {
    expect(await answer('DELETE', at('default'))).toEqual(refused('deletion of key "default" not allowed'))
  })
})

describe('oidc-provider 4.1: create or update', () => {
  it('makes one with the default of every field, and shows no key material', async () => {
    expect(await answer('POST', at('plain'), { algorithm: 'ES256' })).toEqual(done)
    expect(await api().readOidcKey({ params: { name: 'plain' } })).toEqual({
      algorithm: 'ES256',
      allowed_client_ids: [],
      rotation_period: 86_400,
      verification_ttl: 86_400,
    })
  })

  it('stores client ids as they come, and keeps what an update does not say', async () => {
    expect(await answer('PUT', at('plain'), { allowed_client_ids: [' b ', 'a', 'b'], rotation_period: '12h' })).toEqual(done)
    expect(await answer('POST', at('plain'), { verification_ttl: '2h' })).toEqual(done)
    expect(await api().readOidcKey({ params: { name: 'plain' } })).toEqual({
      algorithm: 'ES256',
      allowed_client_ids: ['b', 'a', 'b'],
      rotation_period: 43_200,
      verification_ttl: 7200,
    })
  })

  it.each<[string, object, string]>([
    ['a period under a minute', { rotation_period: 59 }, 'rotation_period must be at least one minute'],
    [
      'a verification TTL over ten periods',
      { rotation_period: '1m', verification_ttl: '601s', algorithm: 'x' },
      'verification_ttl cannot be longer than 10x rotation_period',
    ],
    ['an algorithm it does not know', { algorithm: 'rs256' }, 'unknown signing algorithm "rs256"'],
    ['no algorithm', { algorithm: '' }, 'unknown signing algorithm ""'],
    [
      'a negative duration',
      { rotation_period: '-5' },
      'error converting input for field "rotation_period": cannot provide negative value \'-5\'',
    ],
  ])('refuses %s', async (_, body, message) => {
    expect(await answer('POST', at('bad'), body)).toEqual(refused(message))
    expect(await answer('GET', at('bad'))).toEqual(missing)
  })

  it('refuses a verification TTL that tokens would outlive, roles before clients', async () => {
    const beginning = 'unable to update key "used" because it is currently referenced by one or more'
    await answer('POST', at('used'), { algorithm: 'ES256', allowed_client_ids: '*' })
    await answer('POST', role('r'), { key: 'used', ttl: '2h' })
    await answer('POST', client('c'), { key: 'used', id_token_ttl: '3h' })
    expect(await answer('POST', at('used'), { verification_ttl: '1h', algorithm: 'x' })).toEqual(
      refused(`${beginning} roles with a token ttl greater than 3600 seconds`),
    )
    expect(await answer('POST', at('used'), { verification_ttl: '2h', algorithm: 'x' })).toEqual(
      refused(`${beginning} clients with an id_token_ttl greater than 7200 seconds`),
    )
    expect(await answer('POST', at('used'), { verification_ttl: '3h' })).toEqual(done)
  })
})

describe('oidc-provider 4.3: list and delete', () => {
  it('lists in byte order, details where they are asked for', async () => {
    expect(await api().listOidcKeys({})).toEqual({ keys: ['default', 'plain', 'used'] })
    const { keys, key_info } = await api().listOidcKeys({ input: { filter: 'DEF', detailed: true } })
    expect(keys).toEqual(['default'])
    expect(key_info?.['default']).toMatchObject({ algorithm: 'RS256' })
  })

  it('keeps a key that is used, roles named before clients', async () => {
    const beginning = 'unable to delete key "used" because it is currently referenced by these'
    await answer('POST', role('a-role'), { key: 'used', ttl: '1h' })
    await answer('POST', client('a-client'), { key: 'used', id_token_ttl: '1h' })
    expect(await answer('DELETE', at('used'))).toEqual(refused(`${beginning} roles: a-role, r`))
    for (const name of ['r', 'a-role']) await answer('DELETE', role(name))
    expect(await answer('DELETE', at('used'))).toEqual(refused(`${beginning} clients: a-client, c`))
    for (const name of ['c', 'a-client']) await answer('DELETE', client(name))
    expect(await answer('DELETE', at('used'))).toEqual(done)
    expect(await answer('DELETE', at('used'))).toEqual(done)
    expect(await answer('GET', at('used'))).toEqual(missing)
  })
})

describe('oidc-provider 4.4, 4.5; console b.7: rotation and the timeline', () => {
  it('lets the next pair sign, and shows what has been, is and will be', async () => {
    await answer('POST', at('turning'), { algorithm: 'EdDSA', allowed_client_ids: 'spa' })
    const before = await timelineOf('turning')
    expect(before.key_pairs).toMatchObject([
      { state: 'current', kid: uuid, algorithm: 'EdDSA', signs_until: before.next_rotation },
      { state: 'next', kid: uuid, signs_from: before.next_rotation },
    ])
    expect(before.if_rotated_now.key_pairs).toMatchObject([
      { state: 'previous', kid: before.key_pairs[0]?.kid, signs_until: before.now },
      { state: 'current', kid: before.key_pairs[1]?.kid },
      { state: 'next', kid: '' },
    ])
    expect(await answer('POST', `${at('turning')}/rotate`)).toEqual(done)
    const after = await timelineOf('turning')
    expect(after.key_pairs.map(({ kid }) => kid).slice(0, 2)).toEqual(before.key_pairs.map(({ kid }) => kid))
    expect(after.key_pairs.map(({ state }) => state)).toEqual(['previous', 'current', 'next'])
    expect(JSON.stringify(after)).not.toContain('"d"')
  })

  it('says whom a rotation concerns, and what it risks', async () => {
    expect((await timelineOf('turning')).if_rotated_now.warnings.map(({ code }) => code)).toEqual([
      'next_key_is_young',
      'no_clients',
    ])
    await answer('POST', client('web'), { key: 'turning', id_token_ttl: '1h' })
    await answer('POST', role('ci'), { key: 'turning', client_id: 'spa', ttl: '2h' })
    const { clients, roles, if_rotated_now } = await timelineOf('turning')
    expect(clients).toEqual([{ name: 'web', client_id: expect.any(String), token_ttl: 3600, is_allowed: false }])
    expect(roles).toEqual([{ name: 'ci', client_id: 'spa', token_ttl: 7200, is_allowed: true }])
    expect(if_rotated_now.warnings).toEqual([{ code: 'next_key_is_young', names: [], seconds: expect.any(Number) }])
  })

  it('lets the outgoing key expire at once where it is told to', async () => {
    expect(await answer('POST', `${at('turning')}/rotate`, { verification_ttl: 0 })).toEqual(done)
    expect(await statesOf('turning')).toEqual(['previous', 'current', 'next'])
    expect((await api().readOidcKey({ params: { name: 'turning' } })).verification_ttl).toBe(86_400)
  })

  it('makes both pairs anew when the algorithm changes (20, 3)', async () => {
    await answer('POST', at('turning'), { algorithm: 'ES384' })
    const { key_pairs } = await timelineOf('turning')
    expect(key_pairs.map(({ state, algorithm }) => `${state} ${algorithm}`)).toEqual([
      'previous EdDSA',
      'previous EdDSA',
      'current ES384',
      'next ES384',
    ])
  })

  it('knows only keys that are there', async () => {
    expect(await answer('POST', `${at('none')}/rotate`)).toEqual(refused('no named key found at "none"'))
    expect(await answer('GET', `${at('none')}/timeline`)).toEqual(missing)
  })
})
