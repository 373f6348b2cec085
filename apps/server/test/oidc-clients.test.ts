import { oidcProviderRoutes } from '@postern/contract/routes/oidc-provider.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { answersOf, done, missing, refused } from '#testing/answers.ts'
import { startTestServer, type TestServer } from '#testing/server.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.close())

const answer = answersOf(() => server)
const at = (name: string) => `identity/oidc/client/${name}`
const api = () => server.client(oidcProviderRoutes)
const read = async (name: string) => await api().readOidcClient({ params: { name } })

const secret = expect.stringMatching(/^hvo_secret_[0-9A-Za-z]{64}$/)

describe('oidc-provider 9.1: create', () => {
  it('takes the default of every field', async () => {
    expect(await answer('LIST', 'identity/oidc/client')).toEqual(missing)
    expect(await answer('POST', at('web'))).toEqual(done)
    expect(await read('web')).toEqual({
      access_token_ttl: 86_400,
      assignments: [],
      authorization_code: true,
      client_credentials: false,
      client_id: expect.stringMatching(/^[0-9A-Za-z]{32}$/),
      client_secret: secret,
      client_type: 'confidential',
      id_token_ttl: 86_400,
      key: 'default',
      redirect_uris: [],
    })
  })

  it('gives a public client no secret', async () => {
    await answer('POST', at('spa'), { client_type: 'public', redirect_uris: ['https://b.example', ' https://a.example', ''] })
    const client = await read('spa')
    expect(client).not.toHaveProperty('client_secret')
    expect(client.redirect_uris).toEqual(['https://a.example', 'https://b.example'])
  })

  it('makes the first pairs of the key it uses', async () => {
    expect(await answer('GET', 'identity/oidc/key/default')).toMatchObject({ status: 200 })
    const timeline = await answer('GET', 'identity/oidc/key/default/timeline')
    expect(timeline).toMatchObject({ body: { data: { key_pairs: [{ state: 'current' }, { state: 'next' }] } } })
  })

  it.each<[string, object, string]>([
    [
      'an unknown assignment before anything else',
      { assignments: ['nobody'], key: 'none' },
      'assignment "nobody" does not exist',
    ],
    ['an unknown key', { key: 'none', id_token_ttl: '900d' }, 'key "none" does not exist'],
    [
      'a life that outlives its key',
      { id_token_ttl: 86_401, client_type: 'x' },
      "a client's id_token_ttl cannot be greater than the verification_ttl of the key it references",
    ],
    ['an unknown type', { client_type: 'x' }, 'invalid client_type "x"'],
    [
      'a negative life',
      { id_token_ttl: '-5' },
      'error converting input for field "id_token_ttl": cannot provide negative value \'-5\'',
    ],
  ])('refuses %s', async (_, body, message) => {
    expect(await answer('POST', at('new'), body)).toEqual(refused(message))
    expect(await answer('GET', at('new'))).toEqual(missing)
  })
})

describe('oidc-provider 9.1: update', () => {
  it('keeps what it does not say, and the names for ever', async () => {
    const before = await read('web')
    const body = { access_token_ttl: '1h', client_id: 'mine', client_secret: 'mine', key: 'default', assignments: 'allow_all' }
    expect(await answer('POST', at('web'), body)).toEqual(done)
    expect(await read('web')).toEqual({ ...before, access_token_ttl: 3600, assignments: ['allow_all'] })
  })

  it.each([
    ['another key', { key: 'none' }, 'key modification is not allowed'],
    ['another type', { client_type: 'public' }, 'client_type modification is not allowed'],
    ['a type that is none', { client_type: 'x' }, 'client_type modification is not allowed'],
    [
      'a life that outlives its key',
      { id_token_ttl: '25h' },
      "a client's id_token_ttl cannot be greater than the verification_ttl of the key it references",
    ],
  ])('refuses %s', async (_, body, message) => {
    expect(await answer('POST', at('web'), body)).toEqual(refused(message))
  })

  it('warns of a redirect in plain http to another machine', async () => {
    expect(await answer('POST', at('plain'), { redirect_uris: 'http://app.example/cb' })).toMatchObject({
      status: 200,
      body: { data: null, warnings: [expect.stringContaining('"http://app.example/cb"')] },
    })
  })
})

describe('oidc-provider 9.2: read, list, delete', () => {
  it('lists with key_info, and never a secret', async () => {
    const { keys, key_info } = await api().listOidcClients({})
    expect(keys).toEqual(['plain', 'spa', 'web'])
    const { client_secret: _, ...listed } = await read('web')
    expect(key_info.web).toEqual(listed)
    expect(JSON.stringify(key_info)).not.toContain('hvo_secret')
    expect(await api().listOidcClients({ input: { after: 'plain', limit: 1 } })).toMatchObject({ keys: ['spa'] })
    expect((await api().listOidcClients({ input: { filter: 'W' } }))?.keys).toEqual(['web'])
  })

  it('deletes, there or not; who comes again is somebody else', async () => {
    const before = await read('web')
    expect(await answer('DELETE', at('web'))).toEqual(done)
    expect(await answer('DELETE', at('web'))).toEqual(done)
    await answer('POST', at('web'))
    const after = await read('web')
    expect(after.client_id).not.toBe(before.client_id)
    expect(after.client_secret).not.toBe(before.client_secret)
  })
})

describe('oidc-provider 23: the life of a client', () => {
  it('takes the id and the secret of an operator, when it is made', async () => {
    const input = { import_client_id: 'old-app', import_client_secret: 'old-secret' }
    await api().writeOidcClient({ params: { name: 'moved' }, input })
    expect(await read('moved')).toMatchObject({ client_id: 'old-app', client_secret: 'old-secret' })
    expect(await answer('POST', at('other'), { import_client_id: 'old-app' })).toEqual(
      refused('another client has this client_id'),
    )
  })

  it.each([
    [{ import_client_id: '*' }, 'import_client_id'],
    [{ import_client_id: 'a,b' }, 'import_client_id'],
    [{ import_client_id: 'a b' }, 'import_client_id'],
    [{ import_client_secret: 'é' }, 'import_client_secret'],
  ])('refuses %j', async (body, field) => {
    const rule = 'must be 1 to 255 printable ASCII characters, and a client id holds no blank or comma and is not "*"'
    expect(await answer('POST', at('other'), body)).toEqual(refused(`${field} ${rule}`))
  })

  it('gives a new secret, the old one working on until it is retired', async () => {
    const rotated = await api().rotateOidcClientSecret({ params: { name: 'moved' }, input: { overlap: '2h' } })
    expect(rotated).toEqual({ client_secret: secret, previous_secret_expires: expect.any(Number) })
    expect(await read('moved')).toMatchObject(rotated)
    expect(await answer('POST', `${at('moved')}/retire-secret`)).toEqual(done)
    expect(await read('moved')).not.toHaveProperty('previous_secret_expires')
    expect(await api().rotateOidcClientSecret({ params: { name: 'moved' }, input: { overlap: 0 } })).toEqual({
      client_secret: secret,
    })
  })

  it('has no secret to rotate where there is none', async () => {
    expect(await answer('POST', `${at('spa')}/rotate-secret`)).toEqual(refused('client "spa" has no secret'))
    expect(await answer('POST', `${at('none')}/rotate-secret`)).toEqual(missing)
    expect(await answer('POST', `${at('none')}/retire-secret`)).toEqual(missing)
  })

  it.each([
    [{ consent_mode: 'never' }, 'unknown consent_mode "never"'],
    [{ logo_uri: 'javascript:alert(1)' }, 'logo_uri cannot be "javascript:alert(1)"'],
    [{ allowed_origins: ['https://a.example/x'] }, 'allowed_origins cannot be "https://a.example/x"'],
    [{ jwks: { keys: [{ kty: 'oct', k: 'c2VjcmV0' }] } }, 'jwks must be a JWKS of public signature keys'],
    [{ client_type: 'public', jwks_uri: 'https://a.example/keys' }, 'a public client cannot authenticate with keys'],
  ])('refuses %j', async (body, message) => {
    expect(await answer('POST', at('extra'), body)).toEqual(refused(message))
  })

  it('stores an extra field once it says something, and no longer', async () => {
    await answer('POST', at('extra'), { display_name: 'The App', require_s256: true, refresh_token_ttl: '30d' })
    expect(await read('extra')).toMatchObject({ display_name: 'The App', require_s256: true, refresh_token_ttl: 2_592_000 })
    await answer('POST', at('extra'), { display_name: '', require_s256: false, refresh_token_ttl: 0 })
    expect(Object.keys(await read('extra'))).toHaveLength(10)
  })
})
