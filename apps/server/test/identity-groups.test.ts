import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { done, type IdentityHouse, membersOf, nothing, openIdentityHouse, refused } from './identity-house.ts'

let house: IdentityHouse
let ada: string
beforeAll(async () => {
  house = await openIdentityHouse()
  ada = await house.make('identity/entity', { name: 'Ada' })
})
afterAll(() => house.server.close())

const write = (body: object) => house.tell('POST', 'identity/group', body)
const make = (body: object) => house.make('identity/group', body)
const read = async (id: string) => (await house.tell('GET', `identity/group/id/${id}`)).data

describe('core 12.3: groups', () => {
  it('makes an internal one and tells its id and name', async () => {
    expect(await write({ name: 'Ops' })).toEqual({
      status: 200,
      data: { id: expect.any(String), name: 'Ops' },
      errors: undefined,
    })
    expect(await house.tell('PUT', 'identity/group')).toMatchObject({
      data: { name: expect.stringMatching(/^group_[0-9a-f]{8}$/) },
    })
  })

  it('reads it', async () => {
    const inner = await make({ name: 'inner' })
    const id = await make({
      name: 'Whole',
      policies: 'B,a',
      metadata: { k: 'v' },
      member_entity_ids: ada,
      member_group_ids: [inner],
    })
    const facts = {
      type: 'internal',
      namespace_id: 'root',
      parent_group_ids: [],
      creation_time: expect.any(String),
      last_update_time: expect.any(String),
      modify_index: 1,
      alias: {},
    }
    expect(await read(id)).toEqual({
      ...facts,
      id,
      name: 'Whole',
      policies: ['a', 'b'],
      metadata: { k: 'v' },
      member_entity_ids: [ada],
      member_group_ids: [inner],
    })
    expect(await read(inner)).toMatchObject({
      metadata: null,
      member_entity_ids: [],
      member_group_ids: [],
      parent_group_ids: [id],
    })
  })

  it('changes by id, by name, and by a name in the path', async () => {
    const id = await house.make('identity/group/name/team/dev', { policies: 'a' })
    expect(await write({ id, metadata: { k: 'v' } })).toEqual(done)
    expect(await write({ name: 'TEAM/dev', policies: 'b' })).toEqual(done)
    expect(await house.tell('PUT', 'identity/group/name/team/dev', { type: 'internal' })).toEqual(done)
    expect(await house.tell('PUT', `identity/group/id/${id}`, { name: 'Dev' })).toEqual(done)
    expect((await house.tell('GET', 'identity/group/name/dev')).data).toMatchObject({
      id,
      name: 'Dev',
      policies: ['b'],
      metadata: { k: 'v' },
      modify_index: 5,
    })
  })

  it('replaces the members that are sent, keeps them when nothing is, and clears them with an empty list', async () => {
    const ben = await house.make('identity/entity', {})
    const inner = await make({})
    const id = await make({ member_entity_ids: [ada], member_group_ids: inner })
    await write({ id, member_entity_ids: [ben] })
    expect(await read(id)).toMatchObject({ member_entity_ids: [ben], member_group_ids: [inner] })
    await write({ id, policies: 'x' })
    expect(await read(id)).toMatchObject({ member_entity_ids: [ben], member_group_ids: [inner] })
    await write({ id, member_entity_ids: [], member_group_ids: '' })
    expect(await read(id)).toMatchObject({ member_entity_ids: [], member_group_ids: [] })
  })

  it.each([
    ['an unknown id', { id: 'none' }, 'invalid group ID'],
    ['another type', { type: 'odd' }, 'invalid group type "odd"'],
    ['root', { policies: ['Root'] }, 'policies cannot contain root'],
    [
      'entities of an external one',
      { type: 'external', member_entity_ids: [] },
      "member entities can't be set manually for external groups",
    ],
    ['groups of an external one', { type: 'external', member_group_ids: '' }, "member groups can't be set for external groups"],
    ['an unknown entity', { member_entity_ids: 'x' }, 'invalid entity ID "x"'],
    ['an unknown group', { member_group_ids: 'x' }, 'invalid member group ID "x"'],
  ])('refuses %s', async (_, body, message) => {
    expect(await write(body)).toEqual(refused(message))
  })

  it('refuses metadata beyond the limits', async () => {
    expect(await write({ metadata: { 'vault-x': 'v' } })).toMatchObject({
      status: 400,
      errors: [expect.stringMatching(/^invalid group metadata: /)],
    })
  })

  it('refuses a change of type and a name of another', async () => {
    const id = await make({ name: 'typed' })
    await make({ name: 'Taken' })
    expect(await write({ id, type: 'external' })).toEqual(refused('group type cannot be changed'))
    expect(await write({ id, name: 'taken' })).toEqual(refused('group name is already in use'))
  })

  it('refuses to be in itself, directly or through others; nothing changes (security 7.3)', async () => {
    const inner = await make({})
    const middle = await make({ member_group_ids: inner })
    const outer = await make({ member_group_ids: middle })
    expect(await write({ id: inner, member_group_ids: inner })).toEqual(
      refused(`member group ID "${inner}" is same as the ID of the group`),
    )
    for (const member of [middle, outer]) {
      expect(await write({ id: inner, policies: 'p', member_entity_ids: ada, member_group_ids: member })).toEqual(
        refused(`cyclic relationship detected for member group ID "${member}"`),
      )
    }
    expect(await read(inner)).toMatchObject({ policies: [], member_entity_ids: [], member_group_ids: [], modify_index: 1 })
  })

  it('deletes by id and by name, there or not; its members leave it, and nothing is above the groups in it', async () => {
    const inner = await make({})
    const id = await make({ name: 'Gone', member_entity_ids: ada, member_group_ids: inner })
    expect(await house.tell('DELETE', 'identity/group/name/gone')).toEqual(done)
    expect(await house.tell('DELETE', `identity/group/id/${id}`)).toEqual(done)
    expect(await house.tell('GET', `identity/group/id/${id}`)).toEqual(nothing)
    expect(await read(inner)).toMatchObject({ parent_group_ids: [] })
    const { data } = await house.tell('GET', `identity/entity/id/${ada}`)
    expect(data).toMatchObject({ direct_group_ids: expect.not.arrayContaining([id]) })
  })

  it('loses an entity that is deleted', async () => {
    const person = await house.make('identity/entity', {})
    const id = await make({ member_entity_ids: [ada, person] })
    await house.tell('DELETE', `identity/entity/id/${person}`)
    expect(await read(id)).toMatchObject({ member_entity_ids: [ada] })
  })

  it('shows an entity the groups that name it and those above', async () => {
    const person = await house.make('identity/entity', {})
    const inner = await make({ member_entity_ids: person })
    const outer = await make({ member_group_ids: inner })
    const both = await make({ member_entity_ids: person, member_group_ids: outer })
    const { data } = await house.tell('GET', `identity/entity/id/${person}`)
    expect(data).toMatchObject({ direct_group_ids: [inner, both].toSorted(), inherited_group_ids: [outer] })
  })

  it('gives the policies of its groups and of all above them, from the next request on', async () => {
    const person = await house.make('identity/entity', {})
    await house.tell('PUT', 'sys/policies/acl/flag', { policy: 'path "sys/policies/acl/flag" { capabilities = ["read"] }' })
    const inner = await make({ member_entity_ids: person })
    await make({ policies: 'flag', member_group_ids: inner })
    const token = await house.tokenOfEntity(person)
    const ask = async () => (await house.as(token)('GET', 'sys/policies/acl/flag')).status
    expect(await ask()).toBe(200)
    await write({ id: inner, member_entity_ids: [] })
    expect(await ask()).toBe(403)
  })
})

describe('members of a group, one by one', () => {
  it('join and leave without the others being sent', async () => {
    const [ben, inner] = [await house.make('identity/entity', { name: 'Ben', disabled: true }), await make({ name: 'sub' })]
    const id = await make({ member_entity_ids: ada })
    const at = `identity/group/id/${id}/members`
    expect(await house.tell('POST', at, { add_entity_ids: [ben], add_group_ids: inner })).toEqual(done)
    expect((await house.tell('LIST', at)).data).toEqual({
      keys: [inner, ...[ada, ben].toSorted()],
      key_info: {
        [inner]: { kind: 'group', name: 'sub' },
        [ada]: { kind: 'entity', name: 'Ada', disabled: false },
        [ben]: { kind: 'entity', name: 'Ben', disabled: true },
      },
    })
    expect((await house.tell('LIST', `${at}?limit=1&after=${inner}`)).data).toMatchObject({ keys: [[ada, ben].toSorted()[0]] })
    expect((await house.tell('LIST', `${at}?filter=BE`)).data).toMatchObject({ keys: [ben] })
    expect(await house.tell('POST', at, { remove_entity_ids: [ada], remove_group_ids: [inner] })).toEqual(done)
    expect(await read(id)).toMatchObject({ member_entity_ids: [ben], member_group_ids: [], modify_index: 3 })
  })

  it('are refused where they would be in a whole group', async () => {
    const inner = await make({})
    const id = await make({ member_group_ids: inner })
    const external = await make({ type: 'external' })
    const add = (group: string, body: object) => house.tell('POST', `identity/group/id/${group}/members`, body)
    expect(await add(inner, { add_group_ids: id })).toEqual(refused(`cyclic relationship detected for member group ID "${id}"`))
    expect(await add(external, { add_entity_ids: ada })).toEqual(
      refused("member entities can't be set manually for external groups"),
    )
    expect(await add('none', { add_entity_ids: ada })).toEqual(refused('invalid group ID'))
  })
})

describe('core 12.3: group aliases', () => {
  let mount_accessor: string
  beforeAll(async () => {
    mount_accessor = await house.enable('corp')
  })
  const alias = (body: object) => house.tell('POST', 'identity/group-alias', body)
  const external = () => make({ type: 'external' })

  it('names an external group at a mount, and replaces the one it had', async () => {
    const group = await external()
    const first = await house.make('identity/group-alias', { name: 'Platform', mount_accessor, canonical_id: group })
    expect((await house.tell('GET', `identity/group-alias/id/${first}`)).data).toMatchObject({
      id: first,
      canonical_id: group,
      name: 'Platform',
      mount_accessor,
      mount_path: 'auth/corp/',
      mount_type: 'approle',
      metadata: null,
      custom_metadata: null,
      merged_from_canonical_ids: null,
      namespace_id: 'root',
      local: false,
    })
    expect(await read(group)).toMatchObject({ alias: { id: first, name: 'Platform' } })
    const second = await house.make('identity/group-alias', { name: 'Other', mount_accessor, canonical_id: group })
    expect(await read(group)).toMatchObject({ alias: { id: second, name: 'Other' } })
    expect(await house.tell('GET', `identity/group-alias/id/${first}`)).toEqual(nothing)
  })

  it('makes a group for one without a canonical id', async () => {
    const { data } = await alias({ name: 'lonely', mount_accessor })
    const found = await house.tell('POST', 'identity/lookup/group', {
      alias_name: 'lonely',
      alias_mount_accessor: mount_accessor,
    })
    expect(found.data).toMatchObject({ type: 'external', alias: data })
  })

  it('tells nothing of one that is the same, and updates letter case', async () => {
    const id = await house.make('identity/group-alias', { name: 'Same', mount_accessor, canonical_id: await external() })
    expect(await alias({ name: 'Same', mount_accessor })).toEqual(done)
    expect(await alias({ id, name: 'Same', mount_accessor })).toEqual(done)
    expect(await alias({ name: 'SAME', mount_accessor })).toMatchObject({ status: 200, data: { id } })
  })

  it('changes by id, and moves to another group', async () => {
    const [from, to] = [await external(), await external()]
    const id = await house.make('identity/group-alias', { name: 'mover', mount_accessor, canonical_id: from })
    const at = `identity/group-alias/id/${id}`
    expect(await house.tell('PUT', at, { name: 'moved', mount_accessor, canonical_id: to })).toMatchObject({
      data: { id, canonical_id: to },
    })
    expect(await read(from)).toMatchObject({ alias: {} })
    expect(await read(to)).toMatchObject({ alias: { id, name: 'moved' } })
    expect(await house.tell('DELETE', at)).toEqual(done)
    expect(await house.tell('DELETE', at)).toEqual(done)
    expect(await read(to)).toMatchObject({ alias: {} })
  })

  it('refuses what is no alias', async () => {
    const internal = await make({})
    expect(await alias({ mount_accessor })).toEqual(refused('missing alias name'))
    expect(await alias({ name: 'x' })).toEqual(refused('missing mount_accessor'))
    expect(await alias({ name: 'x', mount_accessor: 'y' })).toEqual(refused('invalid mount accessor "y"'))
    expect(await alias({ name: 'x', mount_accessor, canonical_id: 'none' })).toEqual(
      refused("invalid group ID given in 'canonical_id'"),
    )
    expect(await alias({ name: 'x', mount_accessor, canonical_id: internal })).toEqual(
      refused("alias can't be set on an internal group"),
    )
    expect(await alias({ id: 'none', name: 'x', mount_accessor })).toEqual(refused('invalid group alias ID'))
    const local = await house.enable('nearby', { local: true })
    expect(await alias({ name: 'x', mount_accessor: local })).toEqual(refused(`mount accessor "${local}" is a local mount`))
  })

  it('refuses a name that another group follows, in any case', async () => {
    await alias({ name: 'Held', mount_accessor, canonical_id: await external() })
    expect(await alias({ name: 'hELD', mount_accessor, canonical_id: await external() })).toEqual(
      refused('combination of mount and group alias name is already in use'),
    )
    const { data } = await alias({ name: 'elsewhere', mount_accessor })
    expect(await alias({ ...membersOf(data), name: 'held', mount_accessor })).toEqual(
      refused('combination of mount and group alias name is already in use'),
    )
  })
})
