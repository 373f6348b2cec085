import { identityRoutes } from '@postern/contract/routes/identity.ts'
import { oidcProviderRoutes } from '@postern/contract/routes/oidc-provider.ts'
import { sysAuthRoutes } from '@postern/contract/routes/sys-auth.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { answersOf, missing, refused } from '#testing/answers.ts'
import { enablePasswords, signIn } from '#testing/people.ts'
import { startTestServer, type TestServer } from '#testing/server.ts'

let server: TestServer
let ana = ''
let accessor = ''
const api = () => server.client(oidcProviderRoutes)
const answer = answersOf(() => server)
const preview = (input: object, name = 'draft') => api().previewOidcScope({ params: { name }, input })

beforeAll(async () => {
  server = await startTestServer()
  await enablePasswords(server)
  ana = (await signIn(server, 'ana')).entityId
  const identity = server.client(identityRoutes)
  await identity.writeEntityById({ params: { id: ana }, input: { name: 'Ana', metadata: { email: 'ana@example.com' } } })
  await identity.writeGroup({ input: { name: 'ops', member_entity_ids: [ana] } })
  accessor = (await server.client(sysAuthRoutes).readAuthMount({ params: { path: 'userpass' } })).accessor
})
afterAll(() => server.close())

describe('console b.6: what a scope says of a person', () => {
  it('shows the claims with where each comes from', async () => {
    const template = `{"mail": {{identity.entity.metadata.email}}, "login": {{identity.entity.aliases.${accessor}.name}}, "v": 1, "who": {"in": {{identity.entity.groups.names}} } }`
    const shown = await preview({ template, entity_id: ana })
    expect(shown).toEqual({
      claims: { mail: 'ana@example.com', login: 'ana', v: 1, who: { in: ['ops'] } },
      origins: [
        { pointer: '/mail', scope: 'draft', directive: 'identity.entity.metadata.email', is_empty: false },
        {
          pointer: '/login',
          scope: 'draft',
          directive: `identity.entity.aliases.${accessor}.name`,
          alias: { accessor, name: 'ana' },
          is_empty: false,
        },
        { pointer: '/v', scope: 'draft', is_empty: false },
        { pointer: '/who/in', scope: 'draft', directive: 'identity.entity.groups.names', is_empty: false },
      ],
      problems: [],
      entity: { id: ana, name: 'Ana' },
    })
  })

  it('tries it on somebody made up', async () => {
    const person = {
      name: 'zoe',
      metadata: { k: 'true' },
      groups: ['g'],
      aliases: { [accessor]: { name: 'z', custom_metadata: { desk: '7' } } },
    }
    const template = `{"n": {{identity.entity.name}}, "k": {{identity.entity.metadata.k}}, "g": {{identity.entity.groups.names}}, "d": {{identity.entity.aliases.${accessor}.custom_metadata.desk}} }`
    expect(await preview({ template, person, claim_types: { k: 'boolean' } })).toMatchObject({
      claims: { n: 'zoe', k: true, g: ['g'], d: '7' },
      problems: [],
    })
  })

  it('tries it on nobody', async () => {
    const shown = await preview({ template: '{"a": {{identity.entity.name}}, "g": {{identity.entity.groups.ids}} }' })
    expect(shown).toMatchObject({ claims: { a: '', g: null }, problems: [] })
    expect(shown).not.toHaveProperty('entity')
  })

  it('fills in what is stored, and changes nothing', async () => {
    const template = '{"mail": {{identity.entity.metadata.email}}, "none": {{identity.entity.metadata.none}} }'
    await answer('POST', 'identity/oidc/scope/stored', { template, omit_empty: true })
    expect(await preview({ entity_id: ana }, 'stored')).toMatchObject({ claims: { mail: 'ana@example.com' }, problems: [] })
    expect(await preview({ entity_id: ana, omit_empty: false }, 'stored')).toMatchObject({
      claims: { mail: 'ana@example.com', none: '' },
      problems: [{ code: 'empty_value', level: 'warning', subject: 'none' }],
    })
    expect((await api().readOidcScope({ params: { name: 'stored' } })).omit_empty).toBe(true)
  })

  it.each<[string, string, object]>([
    ['braces', '{\n"a": {"b": 1}}', { code: 'unbalanced', level: 'error', line: 2, column: 13 }],
    ['a directive', '{"a": {{foo}} }', { code: 'unknown_directive', subject: 'foo', line: 1, column: 7 }],
    ['an alias', '{"a": {{identity.entity.aliases.x}} }', { code: 'alias_selector', subject: 'identity.entity.aliases.x' }],
    ['a reserved claim', '{"iss": 1}', { code: 'reserved_claim', level: 'error', subject: 'iss' }],
    ['quotes', '{"a": "{{identity.entity.name}}"}', { code: 'quoted_directive', subject: 'identity.entity.name' }],
    ['a time', '{"a": {{time.later}} }', { code: 'time_selector', subject: 'later' }],
    ['no object', '[1]', { code: 'not_json', level: 'error' }],
    [
      'a list in quotes, before it breaks',
      '{"a": "{{identity.entity.groups.names}}"}',
      { code: 'broken_by_values', level: 'warning', line: 1, column: 8, subject: 'identity.entity.groups.names' },
    ],
    [
      'a mount that is not there',
      '{"a": {{identity.entity.aliases.auth_gone_1.name}} }',
      { code: 'unknown_accessor', level: 'warning', subject: 'identity.entity.aliases.auth_gone_1.name' },
    ],
  ])('says what is wrong with %s', async (_, template, problem) => {
    const { problems } = await preview({ template })
    expect(problems).toEqual([expect.objectContaining(problem)])
  })

  it('says when a template breaks for the person', async () => {
    const { claims, problems } = await preview({ template: '{"a": "{{identity.entity.groups.names}}"}', entity_id: ana })
    expect(claims).toEqual({})
    expect(problems).toContainEqual({ code: 'broken_by_values', level: 'error' })
  })

  it('says which claims other scopes give too', async () => {
    const conflict = { code: 'conflict', subject: 'mail', scopes: ['stored', 'draft'] }
    const draft = { template: '{"mail": 1}', with_scopes: ['stored', 'gone'] }
    // The stored scope leaves an empty claim out, so that only those who have the value are refused.
    expect(await preview(draft)).toMatchObject({ problems: [{ ...conflict, level: 'warning' }] })
    expect(await preview({ ...draft, entity_id: ana })).toMatchObject({ problems: [{ ...conflict, level: 'error' }] })
  })

  it('tries it on a sample of people', async () => {
    await server.client(identityRoutes).writeEntity({ input: { name: 'Bo' } })
    const template = '{"mail": {{identity.entity.metadata.email}}, "in": "{{identity.entity.groups.ids}}"}'
    const { sample } = await preview({ template, sample: 1000 })
    expect(sample).toEqual({
      people: 2,
      with_problems: [{ id: ana, name: 'Ana', problems: [{ code: 'broken_by_values', level: 'error' }] }],
      empty: expect.arrayContaining([{ claim: 'mail', people: 1 }]),
    })
  })

  it.each<[object, string]>([
    [{ entity_id: 'nobody' }, 'entity "nobody" not found'],
    [{ person: 'ana' }, 'person must be an object with name, metadata, groups and aliases'],
    [{ person: { groups: [1] } }, 'person must be an object with name, metadata, groups and aliases'],
    [{ claim_types: { a: 'date' } }, 'unknown type "date" of claim "a"'],
  ])('refuses %j', async (body, message) => {
    expect(await answer('POST', 'identity/oidc/scope/x/preview', body)).toEqual(refused(message))
  })
})

describe('console b.6: the tokens a client would get', () => {
  const at = 'identity/oidc/client/app/preview'
  beforeAll(async () => {
    await answer('POST', 'identity/oidc/scope/mail', { template: '{"mail": {{identity.entity.metadata.email}} }' })
    await answer('POST', 'identity/oidc/provider/default', { scopes_supported: 'mail' })
    await answer('POST', 'identity/oidc/client/app', { require_auth_time: true })
  })

  it('shows both, the scopes, and whether the person may come in', async () => {
    const { client_id } = await api().readOidcClient({ params: { name: 'app' } })
    const shown = await api().previewOidcClient({ params: { name: 'app' }, input: { entity_id: ana } })
    expect(shown).toEqual({
      id_token: {
        iss: 'http://127.0.0.1:8200/v1/identity/oidc/provider/default',
        sub: ana,
        aud: client_id,
        namespace: 'root',
        mail: 'ana@example.com',
        iat: expect.any(Number),
        exp: expect.any(Number),
        auth_time: expect.any(Number),
      },
      userinfo: { sub: ana, mail: 'ana@example.com' },
      origins: [{ pointer: '/mail', scope: 'mail', directive: 'identity.entity.metadata.email', is_empty: false }],
      problems: [],
      scopes: ['mail'],
      is_member: false,
      entity: { id: ana, name: 'Ana' },
    })
    await answer('POST', 'identity/oidc/client/app', { assignments: 'allow_all' })
    const asked = await api().previewOidcClient({ params: { name: 'app' }, input: { entity_id: ana, scope: 'openid none' } })
    expect(asked).toMatchObject({ scopes: [], userinfo: { sub: ana }, is_member: true })
  })

  it('says what keeps the client from any token', async () => {
    await answer('POST', 'identity/oidc/key/closed', { algorithm: 'ES256' })
    await answer('POST', 'identity/oidc/client/shut', { key: 'closed' })
    await answer('POST', 'identity/oidc/provider/none')
    const { problems } = await api().previewOidcClient({ params: { name: 'shut' }, input: { entity_id: ana, provider: 'none' } })
    expect(problems).toEqual([
      { code: 'client_not_served', level: 'error', subject: 'none' },
      { code: 'key_does_not_allow', level: 'error', subject: 'closed' },
    ])
  })

  it.each<[object, string]>([
    [{ entity_id: 'nobody' }, 'entity "nobody" not found'],
    [{}, 'entity "" not found'],
  ])('refuses %j', async (body, message) => {
    expect(await answer('POST', at, body)).toEqual(refused(message))
  })

  it('knows only providers and clients that are there', async () => {
    expect(await answer('POST', at, { entity_id: ana, provider: 'gone' })).toEqual(refused('provider "gone" not found'))
    expect(await answer('POST', 'identity/oidc/client/gone/preview', { entity_id: ana })).toEqual(missing)
  })
})
