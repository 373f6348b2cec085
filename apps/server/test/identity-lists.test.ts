import { entities } from '@postern/engine/identity/entity.ts'
import { newEntity } from '@postern/engine/identity/new-records.ts'
import type { World } from '@postern/engine/world.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { done, type IdentityHouse, membersOf, nothing, openIdentityHouse, refused } from './identity-house.ts'

let house: IdentityHouse
beforeAll(async () => {
  house = await openIdentityHouse()
})
afterAll(() => house.server.close())

const list = async (path: string) => (await house.tell('LIST', `identity/${path}`)).data

describe('core 12.6: listings', () => {
  it.each(['entity/id', 'entity/name', 'entity-alias/id', 'group/id', 'group/name', 'group-alias/id'])(
    'answers an empty %s with 404',
    async (path) => {
      expect(await house.tell('LIST', `identity/${path}`)).toEqual(nothing)
      expect(await house.tell('GET', `identity/${path}?list=true`)).toEqual(nothing)
    },
  )

  describe('of some', () => {
    let mount: string
    let ada: string
    let ben: string
    let adasAlias: string
    beforeAll(async () => {
      mount = await house.enable('corp')
      ada = await house.make('identity/entity', { name: 'Ada', policies: 'p' })
      ben = await house.make('identity/entity', { name: 'ben' })
      await house.make('identity/entity', { name: 'Cy' })
      adasAlias = await house.make('identity/entity-alias', { name: 'a@x', mount_accessor: mount, canonical_id: ada })
    })
    const brief = () => ({ id: adasAlias, name: 'a@x', mount_accessor: mount, mount_type: 'approle', mount_path: 'auth/corp/' })

    it('tells names and aliases of entities by id', async () => {
      expect(await list('entity/id')).toEqual({
        keys: expect.toSatisfy((keys: string[]) => keys.length === 3 && keys.join() === keys.toSorted().join()),
        key_info: expect.objectContaining({ [ada]: { name: 'Ada', aliases: [brief()] }, [ben]: { name: 'ben' } }),
      })
    })

    it('tells nothing more of names, in order whatever their case', async () => {
      expect(await list('entity/name')).toEqual({ keys: ['Ada', 'ben', 'Cy'] })
    })

    it('tells more of names where it is asked to', async () => {
      const group = await house.make('identity/group', { name: 'Staff', member_entity_ids: ada })
      expect(await list('entity/name?detailed=true&limit=1')).toEqual({
        keys: ['Ada'],
        key_info: {
          Ada: {
            id: ada,
            disabled: false,
            policies: ['p'],
            aliases: [brief()],
            direct_group_ids: [group],
            last_update_time: expect.any(String),
          },
        },
      })
      expect(await list('group/name?detailed=1')).toMatchObject({
        keys: ['Staff'],
        key_info: { Staff: { id: group, type: 'internal', num_member_entities: 1, num_member_groups: 0, num_parent_groups: 0 } },
      })
      await house.tell('DELETE', `identity/group/id/${group}`)
    })

    it('tells of aliases by id', async () => {
      const { id: _, ...facts } = brief()
      expect(await list('entity-alias/id')).toEqual({
        keys: [adasAlias],
        key_info: { [adasAlias]: { ...facts, canonical_id: ada, metadata: null, custom_metadata: null, local: false } },
      })
    })

    it('tells of groups how many are in them and above them, and of their aliases', async () => {
      const inner = await house.make('identity/group', { name: 'inner', member_entity_ids: [ada, ben] })
      const outer = await house.make('identity/group', { name: 'outer', member_group_ids: inner })
      const external = await house.make('identity/group', { name: 'ext', type: 'external' })
      const alias = await house.make('identity/group-alias', { name: 'g', mount_accessor: mount, canonical_id: external })
      const shown = { name: 'g', mount_accessor: mount, mount_type: 'approle', mount_path: 'auth/corp/' }
      expect(await list('group/id')).toMatchObject({
        key_info: {
          [inner]: { name: 'inner', num_member_entities: 2, num_parent_groups: 1 },
          [outer]: { name: 'outer', num_member_entities: 0, num_parent_groups: 0 },
          [external]: { name: 'ext', alias: { ...shown, id: alias } },
        },
      })
      expect(await list('group/name')).toEqual({ keys: ['ext', 'inner', 'outer'] })
      expect(await list('group-alias/id')).toEqual({
        keys: [alias],
        key_info: { [alias]: { ...shown, canonical_id: external } },
      })
    })

    it('comes in pages behind a key, of at most so many, 0 or less meaning all', async () => {
      expect(await list('entity/name?limit=2')).toEqual({ keys: ['Ada', 'ben'] })
      expect(await list('entity/name?after=BEN')).toEqual({ keys: ['Cy'] })
      expect(await list('entity/name?limit=-1')).toMatchObject({ keys: ['Ada', 'ben', 'Cy'] })
      const [first, second] = [ada, ben].toSorted()
      expect(await list(`entity/id?after=${first}`)).toMatchObject({ keys: expect.arrayContaining([second]) })
      expect(await house.tell('LIST', 'identity/entity/name?after=zz')).toEqual(nothing)
    })

    it('keeps to those whose name has a text, or whose key it is, and says where the next page begins', async () => {
      await house.make('identity/entity', { name: 'Adam' })
      await house.make('identity/entity', { name: 'Bada' })
      expect(await list('entity/name?filter=aDa&limit=2')).toEqual({ keys: ['Ada', 'Adam'], next: 'Adam' })
      expect(await list('entity/name?filter=ada&limit=2&after=Adam')).toEqual({ keys: ['Bada'] })
      expect(await list('entity/id?filter=ada')).toMatchObject({ key_info: { [ada]: { name: 'Ada' } } })
      expect(await list(`entity/id?filter=${ada}`)).toMatchObject({ keys: [ada] })
      expect(await house.tell('LIST', 'identity/entity/name?filter=nobody')).toEqual(nothing)
    })
  })

  it('pages through more than are read at once', async () => {
    await fill(house.server.world, 2300)
    const first = await list('entity/name?filter=bulk')
    expect(membersOf(first).keys).toHaveLength(2300)
    expect(await list('entity/name?filter=bulk_2299')).toEqual({ keys: ['bulk_2299'] })
    expect(membersOf(await list('entity/id')).keys).toHaveLength(2305)
  })
})

describe('core 12.5: lookup', () => {
  let mount: string
  let ada: string
  let alias: string
  let group: string
  let groupAlias: string
  beforeAll(async () => {
    mount = await house.enable('look')
    ada = await house.make('identity/entity', { name: 'Looked' })
    alias = await house.make('identity/entity-alias', { name: 'A@x', mount_accessor: mount, canonical_id: ada })
    group = await house.make('identity/group', { name: 'Found', type: 'external' })
    groupAlias = await house.make('identity/group-alias', { name: 'G', mount_accessor: mount, canonical_id: group })
  })

  it('finds an entity by id, name, alias id, or alias name and mount', async () => {
    const ways = [{ id: ada }, { name: 'LOOKED' }, { alias_id: alias }, { alias_name: 'a@X', alias_mount_accessor: mount }]
    for (const way of ways) {
      expect(await house.tell('POST', 'identity/lookup/entity', way)).toMatchObject({
        status: 200,
        data: { id: ada, name: 'Looked', aliases: [{ id: alias }] },
      })
    }
  })

  it('finds a group in the same ways', async () => {
    const ways = [{ id: group }, { name: 'found' }, { alias_id: groupAlias }, { alias_name: 'g', alias_mount_accessor: mount }]
    for (const way of ways) {
      expect(await house.tell('PUT', 'identity/lookup/group', way)).toMatchObject({ status: 200, data: { id: group } })
    }
  })

  it.each(['entity', 'group'])('answers 204 where there is no %s', async (kind) => {
    const ways = [{ id: 'x' }, { name: 'x' }, { alias_id: 'x' }, { alias_name: 'x', alias_mount_accessor: 'y' }]
    for (const way of ways) expect(await house.tell('POST', `identity/lookup/${kind}`, way)).toEqual(done)
  })

  it.each([
    ['nothing', {}, 'query parameter not supplied'],
    ['two ways', { id: 'x', name: 'y' }, 'query parameter conflict; please supply distinct set of query parameters'],
    [
      'an id and a pair',
      { alias_id: 'x', alias_name: 'y', alias_mount_accessor: 'z' },
      'query parameter conflict; please supply distinct set of query parameters',
    ],
    ['a name without a mount', { alias_name: 'x' }, "both 'alias_name' and 'alias_mount_accessor' needs to be set"],
    ['a mount without a name', { alias_mount_accessor: 'x' }, "both 'alias_name' and 'alias_mount_accessor' needs to be set"],
  ])('refuses %s', async (_, body, message) => {
    for (const kind of ['entity', 'group']) {
      expect(await house.tell('POST', `identity/lookup/${kind}`, body)).toEqual(refused(message))
    }
  })
})

/** Makes many entities without as many requests. */
function fill(world: World, count: number): Promise<void> {
  return world.storage.write(async (change) => {
    for (let i = 0; i < count; i++) await entities.put(change, await newEntity(world, change, `bulk_${i}`))
  })
}
