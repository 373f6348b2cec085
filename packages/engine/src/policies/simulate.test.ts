import { describe, expect, it } from 'vitest'
import { entities } from '#identity/entity.ts'
import { groups, memberEntities, memberGroups } from '#identity/group.ts'
import { newEntity, newGroup } from '#identity/new-records.ts'
import { Refusal } from '#refusal.ts'
import { createTestWorld } from '#testing/world.ts'
import { loadAcl } from './load-acl.ts'
import { decide } from './acl/decide.ts'
import { simulate } from './simulate.ts'
import { writePolicy } from './write-policy.ts'

/** ada is in blue, which is in all; she has policies from everywhere. */
async function office() {
  const { world } = createTestWorld()
  const ada = await world.storage.write(async (change) => {
    const blue = { ...(await newGroup(world, change, { name: 'blue', type: 'internal' })), policies: ['shared', 'blue'] }
    const all = { ...(await newGroup(world, change, { name: 'all', type: 'internal' })), policies: ['shared', 'all'] }
    const entity = { ...(await newEntity(world, change, 'ada')), policies: ['shared'] }
    await groups.put(change, blue)
    await groups.put(change, all)
    await entities.put(change, entity)
    memberEntities.link(change, blue.id, entity.id)
    memberGroups.link(change, all.id, blue.id)
    return entity
  })
  await writePolicy(world, { name: 'shared', policy: '# office\npath "office/*" {\n  capabilities = ["read"]\n}' })
  await writePolicy(world, { name: 'all', policy: 'path "office/{{identity.entity.name}}" { policy = "deny" }' })
  return { world, ada }
}

const read = (path: string) => ({ operation: 'read', path }) as const

describe('a simulation', () => {
  it('answers what a request would be answered', async () => {
    const { world, ada } = await office()
    const holder = { tokenPolicies: ['shared'], identityPolicies: ['all', 'blue', 'shared'] }
    const subject = { entity: ada, groups: { direct: [], inherited: [] } }
    for (const path of ['office/x', 'office/ada', 'elsewhere']) {
      const simulated = await simulate(world, { policies: ['shared'], entityId: ada.id, question: read(path) })
      expect(simulated).toMatchObject(decide(await loadAcl(world, { ...holder, subject }), read(path)))
    }
  })

  it('names the stanza that decided and the ones that lost', async () => {
    const { world, ada } = await office()
    expect(await simulate(world, { policies: [], entityId: ada.id, question: read('office/ada') })).toMatchObject({
      allowed: false,
      obstacle: { code: 'denied' },
      deciding: { policy: 'all', pattern: 'office/ada', position: { line: 1, column: 1 } },
      losing: [{ policy: 'shared', pattern: 'office/*', position: { line: 2, column: 1 }, because: 'not_exact' }],
    })
  })

  it('tells how each policy came: by token, entity, group, or group in a group', async () => {
    const { world, ada } = await office()
    const { policies } = await simulate(world, { policies: ['Shared', 'gone'], entityId: ada.id, question: read('a') })
    const ways = policies.map(({ policy, exists, origins }) => [
      policy,
      exists,
      origins.map((origin) => (origin.from === 'group' ? origin.path.map(({ name }) => name).join(' in ') : origin.from)),
    ])
    expect(ways).toEqual([
      ['all', true, ['blue in all']],
      ['blue', false, ['blue']],
      ['gone', false, ['token']],
      ['shared', true, ['token', 'entity', 'blue', 'blue in all']],
    ])
  })

  it('tries a draft beside the stored policies, or in place of the one with its name', async () => {
    const { world, ada } = await office()
    const draft = { name: 'New', policy: 'path "draft" { policy = "read" }' }
    const tried = await simulate(world, { policies: [], draft, question: read('draft') })
    expect(tried).toMatchObject({ allowed: true, policies: [{ policy: 'new', exists: true, origins: [{ from: 'draft' }] }] })
    const narrowed = { name: 'all', policy: 'path "office/other" { policy = "deny" }' }
    expect(
      await simulate(world, { policies: [], entityId: ada.id, draft: narrowed, question: read('office/ada') }),
    ).toMatchObject({ allowed: true })
    expect(await simulate(world, { policies: [], entityId: ada.id, question: read('office/ada') })).toMatchObject({
      allowed: false,
    })
  })

  it('is root for the root policy', async () => {
    const { world } = await office()
    const asked = await simulate(world, { policies: ['x', 'root'], question: read('a') })
    expect(asked).toMatchObject({ allowed: true, isRoot: true, policies: [{ policy: 'root', exists: true }] })
  })

  it('shows the stanzas that say nothing to this person', async () => {
    const { world } = await office()
    const { skipped } = await simulate(world, { policies: ['all'], question: read('office/ada') })
    expect(skipped).toMatchObject([{ policy: 'all', because: 'no_value', directive: 'identity.entity.name' }])
  })

  it('tells that an entity is disabled', async () => {
    const { world, ada } = await office()
    await world.storage.write((change) => entities.put(change, { ...ada, isDisabled: true }))
    expect(await simulate(world, { policies: [], entityId: ada.id, question: read('a') })).toMatchObject({
      isEntityDisabled: true,
    })
  })

  it.each([
    ['an entity that is not there', { entityId: 'nobody' }, { code: 'simulated_entity_not_found', entity: 'nobody' }],
    ['a draft that is no policy', { draft: { name: 'x', policy: 'path' } }, { code: 'policy_invalid', line: 1 }],
  ])('refuses %s', async (_, given, reason) => {
    const { world } = await office()
    const answer = await simulate(world, { policies: [], question: read('a'), ...given }).catch((error: unknown) => error)
    expect(answer instanceof Refusal ? answer.reason : answer).toMatchObject(reason)
  })
})
