import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { done, type IdentityHouse, nothing, openIdentityHouse, refused } from './identity-house.ts'

let house: IdentityHouse
beforeAll(async () => {
  house = await openIdentityHouse()
})
afterAll(() => house.server.close())

const moment = expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/)
const uuid = expect.stringMatching(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/)

describe('core 12.1: entities', () => {
  it('tells of a new one: id, name, aliases null', async () => {
    const made = await house.tell('POST', 'identity/entity', { name: 'Ada' })
    expect(made).toEqual({ status: 200, data: { id: uuid, name: 'Ada', aliases: null }, errors: undefined })
  })

  it('reads what was never set in its empty form', async () => {
    const id = await house.make('identity/entity', { name: 'Blank' })
    expect((await house.tell('GET', `identity/entity/id/${id}`)).data).toEqual({
      id,
      name: 'Blank',
      namespace_id: 'root',
      metadata: null,
      policies: [],
      disabled: false,
      creation_time: moment,
      last_update_time: moment,
      aliases: [],
      merged_entity_ids: null,
      direct_group_ids: [],
      inherited_group_ids: [],
      group_ids: [],
      mfa_secrets: {},
    })
  })

  it('names one without a name entity_ and eight digits', async () => {
    const { data } = await house.tell('PUT', 'identity/entity')
    expect(data).toMatchObject({ name: expect.stringMatching(/^entity_[0-9a-f]{8}$/) })
  })

  it('changes by id, by name, and by a name in the path, slashes and all; tells nothing', async () => {
    const id = await house.make('identity/entity/name/team/Ben', {})
    expect(await house.tell('POST', 'identity/entity', { id, policies: 'a,B, a' })).toEqual(done)
    expect(await house.tell('POST', 'identity/entity', { name: 'TEAM/BEN', metadata: { k: 'v' } })).toEqual(done)
    expect(await house.tell('PUT', 'identity/entity/name/team/ben', { disabled: true })).toEqual(done)
    expect(await house.tell('PUT', `identity/entity/id/${id}`, { metadata: ['x=y'] })).toEqual(done)
    const { data } = await house.tell('GET', 'identity/entity/name/Team/Ben')
    expect(data).toMatchObject({ id, name: 'team/ben', policies: ['a', 'b'], metadata: { x: 'y' }, disabled: true })
  })

  it('changes only what was sent, and replaces metadata and policies wholly', async () => {
    const id = await house.make('identity/entity', { name: 'Cleo', policies: 'a', metadata: { k: 'v' } })
    await house.tell('POST', `identity/entity/id/${id}`, { name: 'CLEO' })
    expect((await house.tell('GET', `identity/entity/id/${id}`)).data).toMatchObject({
      name: 'CLEO',
      policies: ['a'],
      metadata: { k: 'v' },
    })
    await house.tell('POST', `identity/entity/id/${id}`, { policies: '', metadata: {} })
    expect((await house.tell('GET', `identity/entity/id/${id}`)).data).toMatchObject({ policies: [], metadata: null })
  })

  it('ignores fields the server makes (security 7.5)', async () => {
    const id = await house.make('identity/entity', { name: 'Dora', aliases: [{ id: 'x' }], merged_entity_ids: ['y'] })
    expect((await house.tell('GET', `identity/entity/id/${id}`)).data).toMatchObject({ aliases: [], merged_entity_ids: null })
  })

  it.each([
    ['an unknown id', { id: 'no-such' }, 'entity not found from id'],
    ['root, however spelled', { policies: 'ops, ROOT ' }, 'policies cannot contain root'],
    ['a policy nobody may have', { policies: ['response-wrapping'] }, 'cannot assign policy "response-wrapping"'],
  ])('refuses %s', async (_, body, message) => {
    expect(await house.tell('POST', 'identity/entity', body)).toEqual(refused(message))
  })

  it('refuses a name of another', async () => {
    await house.make('identity/entity', { name: 'Eva' })
    const id = await house.make('identity/entity', { name: 'Finn' })
    expect(await house.tell('POST', 'identity/entity', { id, name: 'eVA' })).toEqual(refused('entity name is already in use'))
  })

  const metadataProblem = /^invalid entity metadata: failed to load metadata pair /
  it.each<[string, object]>([
    ['more than 64 pairs', Object.fromEntries(Array.from({ length: 65 }, (_, i) => [`k${i}`, 'v']))],
    ['a key of 129 bytes', { ['k'.repeat(129)]: 'v' }],
    ['a value of 513 bytes', { k: 'v'.repeat(513) }],
    ['other characters in a key', { 'a b': 'v' }],
    ['a reserved key', { 'vault-x': 'v' }],
  ])('refuses metadata with %s', async (_, metadata) => {
    expect(await house.tell('POST', 'identity/entity', { metadata })).toMatchObject({
      status: 400,
      errors: [expect.stringMatching(metadataProblem)],
    })
  })

  it('takes metadata at its limits', async () => {
    const metadata = Object.fromEntries(Array.from({ length: 64 }, (_, i) => [`${'k'.repeat(126)}${i + 10}`, 'v'.repeat(512)]))
    expect(await house.tell('POST', 'identity/entity', { name: 'Full', metadata })).toMatchObject({ status: 200 })
  })

  it('deletes by id and by name, there or not; another of the name is somebody new (security 7.6)', async () => {
    const id = await house.make('identity/entity', { name: 'Gone' })
    expect(await house.tell('DELETE', `identity/entity/id/${id}`)).toEqual(done)
    expect(await house.tell('DELETE', `identity/entity/id/${id}`)).toEqual(done)
    expect(await house.tell('GET', `identity/entity/id/${id}`)).toEqual(nothing)
    expect(await house.make('identity/entity', { name: 'Gone' })).not.toBe(id)
    expect(await house.tell('DELETE', 'identity/entity/name/GONE')).toEqual(done)
    expect(await house.tell('GET', 'identity/entity/name/Gone')).toEqual(nothing)
  })

  it('deletes many, and passes over unknown ids', async () => {
    const ids = [await house.make('identity/entity', {}), await house.make('identity/entity', {})]
    expect(await house.tell('POST', 'identity/entity/batch-delete', { entity_ids: [...ids, 'none'] })).toEqual(done)
    for (const id of ids) expect(await house.tell('GET', `identity/entity/id/${id}`)).toEqual(nothing)
    expect(await house.tell('POST', 'identity/entity/batch-delete', { entity_ids: [] })).toEqual(
      refused('missing entity ids to delete'),
    )
    expect(await house.tell('POST', 'identity/entity/batch-delete')).toEqual(refused('missing entity ids to delete'))
  })

  it('has no other methods', async () => {
    expect(await house.tell('DELETE', 'identity/entity')).toMatchObject({ status: 405 })
  })

  it('says which policies somebody has, and how each comes to them', async () => {
    const id = await house.make('identity/entity', { name: 'Hal', policies: 'own' })
    const inner = await house.make('identity/group', { name: 'inner', policies: 'in', member_entity_ids: id })
    const outer = await house.make('identity/group', { name: 'outer', policies: 'out,own', member_group_ids: inner })
    const way = [
      { id: inner, name: 'inner' },
      { id: outer, name: 'outer' },
    ]
    expect((await house.tell('GET', `identity/entity/id/${id}/policies`)).data).toEqual({
      policies: [
        { name: 'in', ways: [way.slice(0, 1)] },
        { name: 'out', ways: [way] },
        { name: 'own', ways: [[], way] },
      ],
    })
    expect(await house.tell('GET', 'identity/entity/id/none/policies')).toEqual(nothing)
  })
})
