import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { done, type IdentityHouse, membersOf, nothing, openIdentityHouse, refused } from './identity-house.ts'

let house: IdentityHouse
let here: string
let there: string
let ada: string
let old: string
beforeAll(async () => {
  house = await openIdentityHouse()
  here = await house.enable('here')
  there = await house.enable('there')
})
beforeEach(async () => {
  ada = await house.make('identity/entity', { policies: 'keep', metadata: { k: 'kept' } })
  old = await house.make('identity/entity', { policies: 'lose', metadata: { k: 'lost', l: 'lost' } })
})
afterAll(() => house.server.close())

let count = 0
const alias = (canonical_id: string, mount_accessor: string) =>
  house.make('identity/entity-alias', { name: `n${++count}`, mount_accessor, canonical_id })
const merge = (body: object) => house.tell('POST', 'identity/entity/merge', body)
const read = async (id: string) => (await house.tell('GET', `identity/entity/id/${id}`)).data

describe('core 12.4: merge', () => {
  it('moves aliases with their origin and groups, keeps neither policies nor metadata, and deletes the source', async () => {
    const [kept, moved] = [await alias(ada, here), await alias(old, there)]
    const group = await house.make('identity/group', { member_entity_ids: old })
    expect(await merge({ from_entity_ids: [old], to_entity_id: ada })).toEqual(done)
    expect(await read(ada)).toMatchObject({
      policies: ['keep'],
      metadata: { k: 'kept' },
      merged_entity_ids: [old],
      direct_group_ids: [group],
      aliases: [
        { id: kept, merged_from_canonical_ids: null },
        { id: moved, canonical_id: ada, merged_from_canonical_ids: [old] },
      ],
    })
    expect(await house.tell('GET', `identity/entity/id/${old}`)).toEqual(nothing)
    expect((await house.tell('GET', `identity/group/id/${group}`)).data).toMatchObject({ member_entity_ids: [ada] })
  })

  it('lets tokens of the source be those of the target from then on', async () => {
    const token = await house.tokenOfEntity(old)
    await house.tell('PUT', 'sys/policies/acl/keep', { policy: 'path "sys/policies/acl/keep" { capabilities = ["read"] }' })
    expect(await house.as(token)('GET', 'sys/policies/acl/keep')).toMatchObject({ status: 403 })
    expect(await merge({ from_entity_ids: old, to_entity_id: ada })).toEqual(done)
    expect(await house.as(token)('GET', 'auth/token/lookup-self')).toMatchObject({ data: { entity_id: ada } })
    expect(await house.as(token)('GET', 'sys/policies/acl/keep')).toMatchObject({ status: 200 })
  })

  it('takes several, and what was merged into them before', async () => {
    const oldest = await house.make('identity/entity', {})
    const other = await house.make('identity/entity', {})
    await merge({ from_entity_ids: [oldest], to_entity_id: old })
    expect(await merge({ from_entity_ids: [old, other, old], to_entity_id: ada, force: true })).toEqual(done)
    expect(await read(ada)).toMatchObject({ merged_entity_ids: [old, oldest, other] })
  })

  it.each([
    ['nobody to merge', {}, 'missing entity ids to merge from'],
    ['nobody to merge into', { from_entity_ids: 'x' }, 'missing entity id to merge to'],
    ['an unknown target', { from_entity_ids: 'x', to_entity_id: 'y' }, 'entity id to merge to is invalid'],
    [
      'a list of aliases to keep with several sources',
      { from_entity_ids: 'x,y', to_entity_id: 'z', conflicting_alias_ids_to_keep: 'a' },
      'aliases conflicts cannot be resolved with multiple from entity ids - merge one entity at a time',
    ],
  ])('refuses %s', async (_, body, message) => {
    expect(await merge(body)).toEqual(refused(message))
    expect(await house.tell('POST', 'identity/entity/merge/preview', body)).toEqual(refused(message))
  })

  it('refuses an unknown source, and the target among the sources', async () => {
    expect(await merge({ from_entity_ids: 'x', to_entity_id: ada })).toEqual(refused('entity id to merge from is invalid'))
    expect(await merge({ from_entity_ids: [old, ada], to_entity_id: ada })).toEqual(
      refused('to_entity_id should not be present in from_entity_ids'),
    )
  })

  it('lists both sides of aliases at one mount, and changes nothing', async () => {
    const [mine, theirs] = [await alias(ada, here), await alias(old, here)]
    const { status, data, errors } = await merge({ from_entity_ids: [old], to_entity_id: ada })
    expect({ status, errors }).toEqual({ status: 400, errors: [expect.any(String)] })
    const side = { mount: here, mount_path: 'auth/here/' }
    expect(data).toMatchObject([
      { ...side, alias: mine, entity_id: ada },
      { ...side, alias: theirs, entity_id: old },
    ])
    expect(await read(old)).toMatchObject({ aliases: [{ id: theirs }] })
  })

  it.each(['target', 'source'] as const)('keeps the alias of the %s where it is named', async (side) => {
    const [mine, theirs] = [await alias(ada, here), await alias(old, here)]
    const keep = side === 'target' ? mine : theirs
    const body = { from_entity_ids: [old], to_entity_id: ada, conflicting_alias_ids_to_keep: [keep] }
    expect((await house.tell('POST', 'identity/entity/merge/preview', body)).data).toMatchObject({
      conflicts: [],
      aliases: [{ id: keep }],
      dropped_alias_ids: [side === 'target' ? theirs : mine],
    })
    expect(await merge(body)).toEqual(done)
    expect(membersOf(await read(ada)).aliases).toMatchObject([{ id: keep }])
  })

  it('foretells what would come of it, without doing it', async () => {
    const [mine, theirs] = [await alias(ada, here), await alias(old, there)]
    const group = await house.make('identity/group', { name: 'brought', policies: 'more', member_entity_ids: old })
    const preview = await house.tell('POST', 'identity/entity/merge/preview', { from_entity_ids: [old], to_entity_id: ada })
    expect(preview.data).toEqual({
      conflicts: [],
      aliases: [
        { id: mine, name: expect.any(String), mount_accessor: here, from: ada },
        { id: theirs, name: expect.any(String), mount_accessor: there, from: old },
      ],
      dropped_alias_ids: [],
      gained_groups: [{ id: group, name: 'brought' }],
      gained_policies: ['keep', 'more'],
      lost_policies: ['lose'],
      lost_metadata: { [old]: { k: 'lost', l: 'lost' } },
    })
    expect(await read(old)).toMatchObject({ direct_group_ids: [group] })
  })
})
