import { createProviderKey, startTestProvider, type TestProvider } from '@postern/engine/testing/identity-provider.ts'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { denied, done, type IdentityHouse, membersOf, openIdentityHouse, outOfReach } from './identity-house.ts'

let house: IdentityHouse
let provider: TestProvider
let corp: string
beforeAll(async () => {
  house = await openIdentityHouse()
  provider = await startTestProvider(await createProviderKey('k1'))
  corp = await house.enable('corp', { type: 'jwt' })
  await house.enable('users', { type: 'userpass' })
  await house.tell('PUT', 'auth/corp/config', { oidc_discovery_url: provider.issuer })
  const role = { role_type: 'jwt', bound_audiences: 'vault', user_claim: 'sub' }
  await house.tell('PUT', 'auth/corp/role/groups', { ...role, groups_claim: 'groups' })
  await house.tell('PUT', 'auth/corp/role/plain', role)
})
afterAll(() => Promise.all([house.server.close(), provider.stop()]))

let count = 0
let name: string
beforeEach(async () => {
  name = `user${++count}`
  await house.tell('PUT', `auth/users/users/${name}`, { password: 'secret-1' })
})

interface Login {
  readonly status: number
  readonly token: string
  readonly entityId: string
}

async function login(path: string, body: object): Promise<Login> {
  const { status, data } = await house.as('')('POST', path, body)
  const { client_token, entity_id } = membersOf(data)
  return { status, token: String(client_token), entityId: String(entity_id) }
}
const enter = (user = name) => login(`auth/users/login/${user}`, { password: 'secret-1' })

async function enterWith(groups: readonly string[], { role = 'groups', sub = name } = {}): Promise<Login> {
  const now = Math.floor(Date.now() / 1000)
  const jwt = await provider.sign({ sub, aud: 'vault', iat: now, exp: now + 300, groups })
  return login('auth/corp/login', { role, jwt })
}

describe('core 12.7: logins', () => {
  it('find the entity of the alias in any case, and make one where there is none', async () => {
    const first = await enter()
    expect((await house.tell('GET', `identity/entity/id/${first.entityId}`)).data).toMatchObject({
      name: expect.stringMatching(/^entity_[0-9a-f]{8}$/),
      policies: [],
      aliases: [{ name, mount_path: 'auth/users/', mount_type: 'userpass' }],
    })
    expect((await enter(name.toUpperCase())).entityId).toBe(first.entityId)
  })

  it('make one entity of many first logins at once', async () => {
    const logins = await Promise.all(Array.from({ length: 8 }, () => enterWith([])))
    expect(new Set(logins.map(({ entityId }) => entityId)).size).toBe(1)
  })

  it('use the alias an operator made before, so that one person is one entity at all mounts', async () => {
    const { entityId } = await enter()
    await house.tell('POST', 'identity/entity-alias', { name, mount_accessor: corp, canonical_id: entityId })
    expect((await enterWith([])).entityId).toBe(entityId)
  })
})

describe('core 12.1: a disabled entity', () => {
  it('cannot log in, its tokens are refused, and both work again once it is enabled', async () => {
    const { entityId, token } = await enter()
    const ask = () => house.as(token)('GET', 'auth/token/lookup-self')
    expect(await house.tell('POST', `identity/entity/id/${entityId}`, { disabled: true })).toEqual(done)
    expect(await enter()).toMatchObject({ status: 403 })
    expect(await ask()).toEqual(outOfReach)
    await house.tell('POST', `identity/entity/id/${entityId}`, { disabled: false })
    expect(await ask()).toMatchObject({ status: 200, data: { entity_id: entityId } })
    expect(await enter()).toMatchObject({ status: 200, entityId })
  })
})

describe('core 12.1: a deleted entity', () => {
  it('leaves tokens that are refused, and the next login makes a new one', async () => {
    const { entityId, token } = await enter()
    await house.tell('DELETE', `identity/entity/id/${entityId}`)
    expect(await house.as(token)('GET', 'auth/token/lookup-self')).toMatchObject({ status: 403 })
    const next = await enter()
    expect(next.status).toBe(200)
    expect(next.entityId).not.toBe(entityId)
  })
})

describe('jwt-oidc-auth 13.3: external groups', () => {
  async function externalGroup(alias: string, mount_accessor = corp): Promise<string> {
    const id = await house.make('identity/group', { type: 'external', policies: `of-${alias.toLowerCase()}` })
    await house.make('identity/group-alias', { name: alias, mount_accessor, canonical_id: id })
    return id
  }
  const groupsOf = async (id: string) => membersOf((await house.tell('GET', `identity/entity/id/${id}`)).data).group_ids

  it('are joined and left at every login, named in any case; unknown ones are dropped', async () => {
    const [dev, ops] = [await externalGroup(`Dev${name}`), await externalGroup(`Ops${name}`)]
    const { entityId, token } = await enterWith([`DEV${name}`, 'nobody-knows'])
    expect(await groupsOf(entityId)).toEqual([dev])
    const self = await house.as(token)('GET', 'auth/token/lookup-self')
    expect(self.data).toMatchObject({ identity_policies: [`of-dev${name}`] })
    await enterWith([`Ops${name}`])
    expect(await groupsOf(entityId)).toEqual([ops])
  })

  it('are left by a login through a role without groups, and other tokens lose their policies at once', async () => {
    await externalGroup(`Dev${name}`)
    const { entityId, token } = await enterWith([`Dev${name}`])
    await enterWith([`Dev${name}`], { role: 'plain' })
    expect(await groupsOf(entityId)).toEqual([])
    expect((await house.as(token)('GET', 'auth/token/lookup-self')).data).not.toHaveProperty('identity_policies')
  })

  it('of other mounts, and internal ones, are left alone', async () => {
    const { entityId } = await enterWith([])
    const internal = await house.make('identity/group', { member_entity_ids: entityId })
    const other = await house.enable(`other-${name}`, { type: 'jwt' })
    await externalGroup(`Dev${name}`, other)
    await enterWith([`Dev${name}`])
    expect(await groupsOf(entityId)).toEqual([internal])
  })

  it('hand down the policies of the internal groups they are in', async () => {
    const dev = await externalGroup(`Dev${name}`)
    await house.make('identity/group', { policies: `above-${name}`, member_group_ids: dev })
    const { token } = await enterWith([`Dev${name}`])
    expect((await house.as(token)('GET', 'auth/token/lookup-self')).data).toMatchObject({
      identity_policies: [`above-${name}`, `of-dev${name}`],
    })
  })
})

it('keeps a token without rights from writing identities', async () => {
  const { token } = await enter()
  expect(await house.as(token)('POST', 'identity/entity', { name: 'mine' })).toEqual(denied)
})
