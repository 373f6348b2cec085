import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { done, type IdentityHouse, membersOf, openIdentityHouse, outOfReach, type Tell } from './identity-house.ts'

const all = 'capabilities = ["create", "read", "update", "delete", "list", "sudo"]'

let house: IdentityHouse
let mount: string
/** May write all identities, and nothing below `sys/`. */
let operator: Tell
let operatorId: string
/** May write aliases only. */
let clerk: Tell
/** May do everything, but is not root. */
let admin: Tell
beforeAll(async () => {
  house = await openIdentityHouse()
  mount = await house.enable('corp')
  const write = (name: string, policy: string) => house.tell('PUT', `sys/policies/acl/${name}`, { policy })
  await write('sysadmin', `path "sys/*" { ${all} }`)
  await write('reader', 'path "auth/token/lookup-self" { capabilities = ["read"] }')
  await write('own', `path "sys/policies/acl/{{identity.entity.name}}" { ${all} }`)
  await write('operator', `path "identity/*" { ${all} }`)
  operatorId = await house.make('identity/entity', { name: 'operator', policies: 'operator' })
  operator = house.as(await house.tokenOfEntity(operatorId))
  clerk = house.as(
    await house.tokenOf('clerk', `path "identity/entity-alias*" { ${all} } path "identity/group-alias*" { ${all} }`),
  )
  admin = house.as(await house.tokenOf('admin', `path "*" { ${all} }`))
})
afterAll(() => house.server.close())

let sysadmin: string
let powerful: string
let person: string
let count = 0
const fresh = () => `n${++count}`
beforeEach(async () => {
  sysadmin = await house.make('identity/entity', { policies: 'sysadmin' })
  powerful = await house.make('identity/group', { policies: 'sysadmin' })
  person = await house.make('identity/entity', {})
})

describe('security 7.1: no identity write of an operator ends in rights below sys/ that it lacked', () => {
  it.each<[string, () => Promise<readonly [path: string, body: object]>]>([
    ['policies of an entity', async () => ['identity/entity', { id: operatorId, policies: 'operator,sysadmin' }]],
    ['policies of a new entity', async () => ['identity/entity', { name: fresh(), policies: 'sysadmin' }]],
    ['policies of a group', async () => ['identity/group', { policies: 'sysadmin', member_entity_ids: operatorId }]],
    ['members of a group', async () => [`identity/group/id/${powerful}`, { member_entity_ids: operatorId }]],
    ['members one by one', async () => [`identity/group/id/${powerful}/members`, { add_entity_ids: operatorId }]],
    [
      'a group inside a group',
      async () => {
        const group = await house.make('identity/group', { member_entity_ids: operatorId })
        return [`identity/group/id/${powerful}`, { member_group_ids: group }]
      },
    ],
    [
      'members of a group inside a group',
      async () => {
        const inner = await house.make('identity/group', {})
        await house.tell('POST', `identity/group/id/${powerful}`, { member_group_ids: inner })
        return [`identity/group/id/${inner}`, { member_entity_ids: operatorId }]
      },
    ],
    ['a new alias', async () => ['identity/entity-alias', { name: fresh(), mount_accessor: mount, canonical_id: sysadmin }]],
    [
      'an alias that moves',
      async () => {
        const id = await house.make('identity/entity-alias', { name: fresh(), mount_accessor: mount, canonical_id: person })
        return ['identity/entity-alias', { id, canonical_id: sysadmin }]
      },
    ],
    [
      'an alias with another name',
      async () => {
        const id = await house.make('identity/entity-alias', { name: fresh(), mount_accessor: mount, canonical_id: sysadmin })
        return [`identity/entity-alias/id/${id}`, { name: fresh() }]
      },
    ],
    [
      'an alias of an external group',
      async () => {
        const group = await house.make('identity/group', { type: 'external', policies: 'sysadmin' })
        return ['identity/group-alias', { name: fresh(), mount_accessor: mount, canonical_id: group }]
      },
    ],
    ['a merge into one who has more', async () => ['identity/entity/merge', { from_entity_ids: person, to_entity_id: sysadmin }]],
    [
      'a merge of one whose groups have more',
      async () => {
        await house.tell('POST', `identity/group/id/${powerful}`, { member_entity_ids: person })
        return ['identity/entity/merge', { from_entity_ids: person, to_entity_id: operatorId }]
      },
    ],
    [
      'a name that a template is filled with',
      async () => {
        const named = await house.make('identity/entity', { name: fresh(), policies: 'own' })
        return [`identity/entity/id/${named}`, { name: fresh() }]
      },
    ],
    ['a template that reaches there', async () => ['identity/entity', { name: fresh(), policies: 'own' }]],
  ])('refuses %s', async (_, attempt) => {
    const [path, body] = await attempt()
    expect(await operator('POST', path, body)).toEqual(outOfReach)
  })

  it('lets the operator write whatever reaches no further', async () => {
    expect(
      await operator('POST', 'identity/entity', { id: person, policies: 'reader,default,none-such', metadata: { k: 'v' } }),
    ).toEqual(done)
    const made = await operator('POST', 'identity/group', { policies: 'reader', member_entity_ids: [person, operatorId] })
    expect(made).toMatchObject({ status: 200 })
    const alias = { name: fresh(), mount_accessor: mount, canonical_id: person }
    expect(await operator('POST', 'identity/entity-alias', alias)).toMatchObject({ status: 200 })
    expect(await operator('POST', 'identity/entity/merge', { from_entity_ids: [person], to_entity_id: operatorId })).toEqual(done)
  })

  it('lets the operator hand on what it has itself, and leave what has more as it is', async () => {
    expect(await operator('POST', 'identity/entity', { id: person, policies: 'operator' })).toEqual(done)
    expect(await operator('POST', 'identity/entity', { id: sysadmin, policies: 'sysadmin', metadata: { k: 'v' } })).toEqual(done)
    expect(await operator('POST', 'identity/entity', { id: sysadmin, disabled: true, policies: [] })).toEqual(done)
  })

  it('lets who has those rights hand them on', async () => {
    expect(await admin('POST', 'identity/entity', { id: person, policies: 'sysadmin' })).toEqual(done)
    expect(await admin('POST', `identity/group/id/${powerful}`, { member_entity_ids: person })).toEqual(done)
    const alias = { name: fresh(), mount_accessor: mount, canonical_id: sysadmin }
    expect(await admin('POST', 'identity/entity-alias', alias)).toMatchObject({ status: 200 })
  })
})

describe('security 7.1: nobody shakes off what narrows their own rights below sys/', () => {
  let mine: string
  let bound: string
  let me: Tell
  beforeEach(async () => {
    const name = fresh()
    await house.tell('PUT', 'sys/policies/acl/guarded', { policy: 'path "sys/policies/acl/*" { capabilities = ["deny"] }' })
    await house.tell('PUT', 'sys/policies/acl/wide', { policy: `path "sys/*" { ${all} } path "identity/*" { ${all} }` })
    mine = await house.make('identity/entity', { name, policies: 'wide,guarded' })
    bound = await house.make('identity/group', { policies: 'guarded', member_entity_ids: mine })
    me = house.as(await house.tokenOfEntity(mine))
  })

  it.each<[string, () => readonly [method: string, path: string, body?: object]]>([
    ['a policy that denies', () => ['POST', 'identity/entity', { id: mine, policies: 'wide' }]],
    ['the policy of a group', () => ['POST', `identity/group/id/${bound}`, { policies: '' }]],
    ['the membership', () => ['POST', `identity/group/id/${bound}`, { member_entity_ids: '' }]],
    ['the membership alone', () => ['POST', `identity/group/id/${bound}/members`, { remove_entity_ids: mine }]],
    ['the group', () => ['DELETE', `identity/group/id/${bound}`]],
  ])('refuses to take away %s', async (_, attempt) => {
    const [method, path, body] = attempt()
    // One of two that deny may go, the last may not.
    const [spare, policies] = path.includes('group') ? [`entity/id/${mine}`, 'wide'] : [`group/id/${bound}`, '']
    expect(await house.tell('POST', `identity/${spare}`, { policies })).toEqual(done)
    expect(await me(method, path, body)).toEqual(outOfReach)
    expect(await me('GET', 'sys/policies/acl/wide')).toMatchObject({ status: 403 })
  })

  it('lets go of what changes nothing for them, and of what narrows others', async () => {
    expect(await me('POST', `identity/group/id/${bound}`, { member_entity_ids: person })).toEqual(done)
    expect(await me('DELETE', `identity/group/id/${bound}`)).toEqual(done)
    expect(await me('POST', 'identity/entity', { id: mine, metadata: { k: 'v' } })).toEqual(done)
  })

  it('refuses a new start: to lose the name they come in by', async () => {
    const { data } = await house.tell('GET', `identity/entity/id/${mine}`)
    const [alias] = aliasIdsIn(data)
    await house.tell('PUT', 'sys/policies/acl/default', { policy: 'path "sys/policies/*" { capabilities = ["read"] }' })
    expect(await me('DELETE', `identity/entity-alias/id/${alias}`)).toEqual(outOfReach)
    expect(await me('DELETE', `identity/entity/id/${mine}`)).toEqual(outOfReach)
  })
})

describe('security 7.1: an alias needs rights over all whose policies flow by it', () => {
  it('is refused to who may not write the entity, or one of its groups', async () => {
    const alias = (canonical_id: string) =>
      clerk('POST', 'identity/entity-alias', { name: fresh(), mount_accessor: mount, canonical_id })
    const plain = await house.make('identity/entity', { policies: 'reader' })
    expect(await alias(plain)).toEqual(outOfReach)
    await house.make('identity/group', { policies: 'reader', member_entity_ids: person })
    expect(await alias(person)).toEqual(outOfReach)
    const group = await house.make('identity/group', { type: 'external', policies: 'reader' })
    const body = { name: fresh(), mount_accessor: mount, canonical_id: group }
    expect(await clerk('POST', 'identity/group-alias', body)).toEqual(outOfReach)
  })

  it('is free where nothing flows', async () => {
    const body = { name: fresh(), mount_accessor: mount }
    expect(await clerk('POST', 'identity/entity-alias', { ...body, canonical_id: person })).toMatchObject({ status: 200 })
    expect(await clerk('POST', 'identity/entity-alias', { ...body, name: fresh() })).toMatchObject({ status: 200 })
    expect(await clerk('POST', 'identity/group-alias', body)).toMatchObject({ status: 200 })
  })
})

function aliasIdsIn(entity: unknown): readonly string[] {
  const { aliases } = membersOf(entity)
  return Array.isArray(aliases) ? aliases.map((alias) => String(membersOf(alias).id)) : []
}
