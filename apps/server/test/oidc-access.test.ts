import { identityRoutes } from '@postern/contract/routes/identity.ts'
import { oidcProviderRoutes } from '@postern/contract/routes/oidc-provider.ts'
import { consentRecords } from '@postern/engine/oidc-provider/consent/consent-record.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { answersOf, done, missing } from '#testing/answers.ts'
import { enablePasswords, signIn } from '#testing/people.ts'
import { startTestServer, type TestServer } from '#testing/server.ts'

let server: TestServer
const ids: Record<string, string> = {}
const api = () => server.client(oidcProviderRoutes)
const answer = answersOf(() => server)

async function addGroup(name: string, members: { readonly people?: string[]; readonly groups?: string[] }) {
  const input = { name, member_entity_ids: members.people ?? [], member_group_ids: members.groups ?? [] }
  const made = await server.client(identityRoutes).writeGroup({ input })
  ids[name] = made?.id ?? ''
  return ids[name]
}

beforeAll(async () => {
  server = await startTestServer()
  await enablePasswords(server)
  for (const name of ['ana', 'bo', 'cy', 'di', 'eve']) {
    const made = await server.client(identityRoutes).writeEntity({ input: { name, disabled: name === 'di' } })
    ids[name] = made?.id ?? ''
  }
  const leads = await addGroup('leads', { people: [ids['ana'] ?? '', ids['di'] ?? ''] })
  const ops = await addGroup('ops', { people: [ids['bo'] ?? ''], groups: [leads] })
  await answer('POST', 'identity/oidc/assignment/prod', { entity_ids: [ids['cy'], 'of-nobody'], group_ids: [ops] })
  await answer('POST', 'identity/oidc/client/app', { assignments: 'prod' })
  await answer('POST', 'identity/oidc/client/open', { assignments: ['allow_all', 'prod'] })
})
afterAll(() => server.close())

const groupStep = (name: string) => ({ kind: 'group', id: ids[name], name })
const assignmentStep = (name: string) => ({ kind: 'assignment', id: name, name })
const people = async (name: string, input: object = {}) => api().readOidcClientAccess({ params: { name }, input })

describe('console b.3: who can sign in to a client', () => {
  it('shows each with the shortest path that lets them in', async () => {
    const bySelf = { path: [assignmentStep('prod')] }
    const byOps = { path: [groupStep('ops'), assignmentStep('prod')] }
    const byLeads = { path: [groupStep('leads'), groupStep('ops'), assignmentStep('prod')] }
    expect(await people('app', { count: true })).toEqual({
      everyone: false,
      total: 4,
      people: [
        { id: ids['ana'], name: 'ana', disabled: false, ...byLeads },
        { id: ids['bo'], name: 'bo', disabled: false, ...byOps },
        { id: ids['cy'], name: 'cy', disabled: false, ...bySelf },
        { id: ids['di'], name: 'di', disabled: true, ...byLeads },
      ],
    })
  })

  it('gives pages, and filters by name', async () => {
    expect(await people('app', { limit: 2 })).toMatchObject({ people: [{ name: 'ana' }, { name: 'bo' }], next: 'bo' })
    const last = await people('app', { limit: 2, after: 'bo' })
    expect(last).toMatchObject({ people: [{ name: 'cy' }, { name: 'di' }] })
    expect(last).not.toHaveProperty('next')
    expect(await people('app', { filter: 'Y', count: true })).toMatchObject({ people: [{ name: 'cy' }], total: 1 })
  })

  it('shows everybody where everybody may', async () => {
    expect(await people('open', { count: true, limit: 1 })).toEqual({
      everyone: true,
      total: 5,
      people: [{ id: ids['ana'], name: 'ana', disabled: false, path: [assignmentStep('allow_all')] }],
      next: 'ana',
    })
    expect((await people('open', { after: 'ana' })).people.map(({ name }) => name)).toEqual(['bo', 'cy', 'di', 'eve'])
  })

  it.each<[string, string[]]>([
    ['prod', ['ana', 'bo', 'cy', 'di']],
    ['allow_all', ['ana', 'bo', 'cy', 'di', 'eve']],
    ['OPS', ['ana', 'bo', 'di']],
    ['leads', ['ana', 'di']],
    ['nothing', []],
  ])('keeps only those that come by %s', async (via, names) => {
    const found = await people('open', { via })
    expect(found.people.map(({ name }) => name)).toEqual(names)
    expect(found.everyone).toBe(true)
  })

  it('has no people of a client that is not there', async () => {
    expect(await answer('GET', 'identity/oidc/client/none/access')).toEqual(missing)
  })
})

describe('console b.3: which clients a person can reach', () => {
  const clients = async (entity: string, input: object = {}) =>
    api().readEntityAccess({ params: { entity: ids[entity] ?? entity }, input })

  it('shows each with a path', async () => {
    const { clients: found } = await clients('bo')
    expect(found).toMatchObject([
      { name: 'app', path: [groupStep('ops'), assignmentStep('prod')] },
      { name: 'open', path: [assignmentStep('allow_all')] },
    ])
    expect(await clients('eve')).toMatchObject({ clients: [{ name: 'open' }] })
  })

  it('gives pages', async () => {
    expect(await clients('bo', { limit: 1 })).toMatchObject({ clients: [{ name: 'app' }], next: 'app' })
    const last = await clients('bo', { limit: 1, after: 'app' })
    expect(last).toMatchObject({ clients: [{ name: 'open' }] })
    expect(last).not.toHaveProperty('next')
    expect(await clients('bo', { filter: 'OPE' })).toMatchObject({ clients: [{ name: 'open' }] })
  })

  it('shows none of a disabled person, and knows nobody else', async () => {
    expect(await clients('di')).toEqual({ clients: [] })
    expect(await answer('GET', 'identity/oidc/entity/nobody/access')).toEqual(missing)
  })
})

describe('console b.26: what people have agreed to', () => {
  it('shows a person their own, and takes them back', async () => {
    const { token, entityId } = await signIn(server, 'fay')
    const own = server.client(oidcProviderRoutes, token)
    expect(await own.listOwnConsents({})).toEqual({ consents: [] })
    const { client_id } = await api().readOidcClient({ params: { name: 'open' } })
    await agree(entityId, client_id)
    const consents = [expect.objectContaining({ client_id, client_name: 'open', scopes: ['mail'], claims: ['email'] })]
    expect(await own.listOwnConsents({})).toEqual({ consents })
    expect(await api().listEntityConsents({ params: { entity: entityId } })).toEqual({ consents })

    expect(await answersOf(() => server, token)('DELETE', `identity/oidc/consents/${client_id}`)).toEqual(done)
    expect(await own.listOwnConsents({})).toEqual({ consents: [] })
    await agree(entityId, client_id)
    await api().withdrawEntityConsent({ params: { entity: entityId, client_id } })
    expect(await api().listEntityConsents({ params: { entity: entityId } })).toEqual({ consents: [] })
  })

  it('has none of a token without a person', async () => {
    expect(await api().listOwnConsents({})).toEqual({ consents: [] })
  })
})

/** As the consent page remembers it. */
async function agree(entity_id: string, client_id: string) {
  const now = server.world.clock.now()
  const record = { scopes: { mail: '' }, declined: [], claims: ['email'], client_digest: '', redirect_hosts: [] }
  await server.world.storage.write((change) =>
    consentRecords.put(change, { ...record, entity_id, client_id, provider: 'default', given_at: now, expires_at: now + 60 }),
  )
}
