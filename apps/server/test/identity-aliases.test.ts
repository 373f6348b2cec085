import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { done, type IdentityHouse, nothing, openIdentityHouse, refused } from './identity-house.ts'

let house: IdentityHouse
/** Two mounts, and two entities that are new for each test. */
let here: string
let there: string
let ada: string
let ben: string
beforeAll(async () => {
  house = await openIdentityHouse()
  here = await house.enable('here')
  there = await house.enable('team/there')
})
beforeEach(async () => {
  ada = await house.make('identity/entity', {})
  ben = await house.make('identity/entity', {})
})
afterAll(() => house.server.close())

let count = 0
const fresh = () => `Name${++count}`
const write = (body: object) => house.tell('POST', 'identity/entity-alias', body)
const make = (name: string, canonical_id: string, more: object = {}) =>
  house.make('identity/entity-alias', { name, mount_accessor: here, canonical_id, ...more })

describe('core 12.2: entity aliases', () => {
  it('makes one, and tells where it is and whose', async () => {
    const made = await write({ name: fresh(), mount_accessor: here, canonical_id: ada })
    expect(made).toMatchObject({ status: 200, data: { id: expect.any(String), canonical_id: ada } })
  })

  it('takes entity_id for canonical_id', async () => {
    expect((await write({ name: fresh(), mount_accessor: here, entity_id: ada })).data).toMatchObject({ canonical_id: ada })
  })

  it('makes an entity for one without a canonical id', async () => {
    const { data } = await write({ name: 'Solo', mount_accessor: here })
    const found = await house.tell('POST', 'identity/lookup/entity', { alias_name: 'solo', alias_mount_accessor: here })
    expect(found.data).toMatchObject({ name: expect.stringMatching(/^entity_/), aliases: [data] })
  })

  it('reads it', async () => {
    const id = await house.make('identity/entity-alias', {
      name: 'Ada@x',
      mount_accessor: there,
      canonical_id: ada,
      custom_metadata: { k: 'v' },
    })
    const alias = {
      id,
      canonical_id: ada,
      name: 'Ada@x',
      mount_accessor: there,
      mount_path: 'auth/team/there/',
      mount_type: 'approle',
      metadata: null,
      custom_metadata: { k: 'v' },
      merged_from_canonical_ids: null,
      namespace_id: 'root',
      local: false,
      creation_time: expect.any(String),
      last_update_time: expect.any(String),
    }
    expect((await house.tell('GET', `identity/entity-alias/id/${id}`)).data).toEqual(alias)
    expect((await house.tell('GET', `identity/entity/id/${ada}`)).data).toMatchObject({ aliases: [alias] })
  })

  it('knows one by its name and mount: nothing changed is 204, anything else an update', async () => {
    const name = fresh()
    const id = await make(name, ada, { custom_metadata: { k: 'v' } })
    const same = { name, mount_accessor: here, custom_metadata: { k: 'v' } }
    expect(await write(same)).toEqual(done)
    expect(await write({ ...same, canonical_id: ada })).toEqual(done)
    expect(await write({ ...same, name: name.toUpperCase() })).toMatchObject({ status: 200, data: { id, canonical_id: ada } })
    expect(await write({ name, mount_accessor: here })).toMatchObject({ status: 200, data: { id } })
    expect((await house.tell('GET', `identity/entity-alias/id/${id}`)).data).toMatchObject({ name, custom_metadata: null })
  })

  it('changes one by its id, keeping what is absent', async () => {
    const [name, other] = [fresh(), fresh()]
    const id = await make(name, ada, { custom_metadata: { k: 'v' } })
    expect(await house.tell('POST', `identity/entity-alias/id/${id}`)).toEqual(done)
    expect(await write({ id })).toEqual(done)
    expect(await write({ id, name: other, mount_accessor: there })).toMatchObject({
      status: 200,
      data: { id, canonical_id: ada },
    })
    expect((await house.tell('GET', `identity/entity-alias/id/${id}`)).data).toMatchObject({
      name: other,
      mount_accessor: there,
      custom_metadata: { k: 'v' },
    })
  })

  it('moves to another entity, by id or by name', async () => {
    const name = fresh()
    const id = await make(name, ada)
    expect(await write({ id, canonical_id: ben })).toMatchObject({ status: 200, data: { id, canonical_id: ben } })
    expect(await write({ name, mount_accessor: here, canonical_id: ada })).toMatchObject({ data: { id, canonical_id: ada } })
    expect((await house.tell('GET', `identity/entity/id/${ben}`)).data).toMatchObject({ aliases: [] })
    expect((await house.tell('GET', `identity/entity/id/${ada}`)).data).toMatchObject({ aliases: [{ id }] })
  })

  it('deletes only the alias', async () => {
    const id = await make(fresh(), ada)
    expect(await house.tell('DELETE', `identity/entity-alias/id/${id}`)).toEqual(done)
    expect(await house.tell('DELETE', `identity/entity-alias/id/${id}`)).toEqual(done)
    expect(await house.tell('GET', `identity/entity-alias/id/${id}`)).toEqual(nothing)
    expect((await house.tell('GET', `identity/entity/id/${ada}`)).data).toMatchObject({ aliases: [] })
  })

  it('frees its name when its entity is deleted', async () => {
    const name = fresh()
    await make(name, ada)
    await house.tell('DELETE', `identity/entity/id/${ada}`)
    expect(await write({ name, mount_accessor: here, canonical_id: ben })).toMatchObject({ status: 200 })
  })

  it('stays when its mount goes, without its path and type; nothing new names that mount (core 5.5)', async () => {
    const mount_accessor = await house.enable('gone')
    const id = await make(fresh(), ada, { mount_accessor })
    await house.tell('DELETE', 'sys/auth/gone')
    const { data } = await house.tell('GET', `identity/entity-alias/id/${id}`)
    expect(data).toMatchObject({ id, mount_accessor, mount_path: '', mount_type: '' })
    expect(await write({ name: 'new', mount_accessor })).toEqual(refused(`invalid mount accessor "${mount_accessor}"`))
  })

  it.each([
    ['no id, no name', { mount_accessor: 'x' }, "'id' or 'mount_accessor' and 'name' must be provided"],
    ['no id, no mount', { name: 'x' }, "'id' or 'mount_accessor' and 'name' must be provided"],
    ['an unknown mount', { name: 'x', mount_accessor: 'x' }, 'invalid mount accessor "x"'],
    ['an unknown id', { id: 'x' }, 'invalid alias ID provided'],
  ])('refuses %s', async (_, body, message) => {
    expect(await write(body)).toEqual(refused(message))
  })

  it('refuses an unknown entity', async () => {
    const body = { name: fresh(), mount_accessor: here, canonical_id: 'none' }
    expect(await write(body)).toEqual(refused('invalid canonical ID'))
  })

  it('refuses a second alias at one mount', async () => {
    await make(fresh(), ada)
    expect(await write({ name: fresh(), mount_accessor: here, canonical_id: ada })).toEqual(
      refused('Alias already exists for requested entity and mount accessor'),
    )
  })

  it('refuses the name of another alias at the mount', async () => {
    const name = fresh()
    await make(name, ada)
    const id = await make(fresh(), ben)
    expect(await write({ id, name: name.toLowerCase() })).toEqual(
      refused('alias with combination of mount accessor and name already exists'),
    )
  })

  it('refuses to move to nobody, and to who has one', async () => {
    const id = await make(fresh(), ada)
    await make(fresh(), ben)
    expect(await write({ id, canonical_id: 'none' })).toEqual(refused("given 'canonical_id' is not associated with an entity"))
    expect(await write({ id, canonical_id: ben })).toEqual(
      refused('Alias cannot be updated as the given entity already has an alias for this mount '),
    )
  })

  it('refuses a mount where the entity has one', async () => {
    await make(fresh(), ada, { mount_accessor: there })
    const id = await make(fresh(), ada)
    expect(await write({ id, mount_accessor: there })).toEqual(
      refused("Alias cannot be updated as the entity already has an alias for the given 'mount_accessor' "),
    )
  })

  it('refuses to move an alias of a local mount', async () => {
    const mount_accessor = await house.enable('local', { local: true })
    const id = await make(fresh(), ada, { mount_accessor })
    expect(await write({ id, canonical_id: ben })).toEqual(refused("local aliases can't be moved between entities"))
  })

  it.each<[string, object]>([
    ['more than 64 keys', Object.fromEntries(Array.from({ length: 65 }, (_, i) => [`k${i}`, 'v']))],
    ['a key of 129 bytes', { ['k'.repeat(129)]: 'v' }],
    ['an empty value', { k: '' }],
    ['a value of 513 bytes', { k: 'v'.repeat(513) }],
    ['what cannot be printed', { k: 'a\u0007' }],
  ])('refuses custom metadata with %s', async (_, custom_metadata) => {
    expect(await write({ name: fresh(), mount_accessor: here, custom_metadata })).toMatchObject({
      status: 400,
      errors: [expect.stringMatching(/^custom_metadata validation failed/)],
    })
  })
})
