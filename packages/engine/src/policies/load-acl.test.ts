import { describe, expect, it } from 'vitest'
import type { Identity } from '#identity/identity-policies.ts'
import { newEntity } from '#identity/new-records.ts'
import { createTestWorld } from '#testing/world.ts'
import type { World } from '#world.ts'
import { decide } from './acl/decide.ts'
import { deletePolicy } from './delete-policy.ts'
import { loadAcl } from './load-acl.ts'
import { writePolicy } from './write-policy.ts'

const reading = (path: string) => `path "${path}" { capabilities = ["read"] }`
const isReadable = async (world: World, path: string, holder: Partial<Parameters<typeof loadAcl>[1]>) =>
  decide(await loadAcl(world, { tokenPolicies: [], identityPolicies: [], ...holder }), { operation: 'read', path }).allowed

describe('the ACL of a request', () => {
  it('adds up the policies of token and identity; a missing one grants nothing', async () => {
    const { world } = createTestWorld()
    await writePolicy(world, { name: 'one', policy: reading('a') })
    await writePolicy(world, { name: 'two', policy: reading('b') })
    const holder = { tokenPolicies: ['one', 'missing'], identityPolicies: ['two'] }
    expect(await isReadable(world, 'a', holder)).toBe(true)
    expect(await isReadable(world, 'b', holder)).toBe(true)
    expect(await isReadable(world, 'c', holder)).toBe(false)
  })

  it('is root for the root policy alone on a token, and never through an identity', async () => {
    const { world } = createTestWorld()
    expect((await loadAcl(world, { tokenPolicies: ['root'], identityPolicies: [] })).isRoot).toBe(true)
    expect((await loadAcl(world, { tokenPolicies: ['root', 'x'], identityPolicies: [] })).isRoot).toBe(false)
    expect((await loadAcl(world, { tokenPolicies: [], identityPolicies: ['root'] })).isRoot).toBe(false)
  })

  it('follows every change of a policy at once', async () => {
    const { world } = createTestWorld()
    const holder = { tokenPolicies: ['one'] }
    expect(await isReadable(world, 'a', holder)).toBe(false)
    await writePolicy(world, { name: 'one', policy: reading('a') })
    expect(await isReadable(world, 'a', holder)).toBe(true)
    await writePolicy(world, { name: 'one', policy: reading('b') })
    expect(await isReadable(world, 'a', holder)).toBe(false)
    await deletePolicy(world, 'one')
    expect(await isReadable(world, 'b', holder)).toBe(false)
    // The same version number again, with another text.
    await writePolicy(world, { name: 'one', policy: reading('c') })
    expect(await isReadable(world, 'c', holder)).toBe(true)
  })

  it('ends with its policy and with its stanzas', async () => {
    const { world, clock } = createTestWorld({ now: 1000 })
    await writePolicy(world, { name: 'one', policy: reading('a'), ttl: 10 })
    await writePolicy(world, { name: 'two', policy: 'path "b" { capabilities = ["read"] expiration = 1005 }' })
    const holder = { tokenPolicies: ['one', 'two'] }
    expect([await isReadable(world, 'a', holder), await isReadable(world, 'b', holder)]).toEqual([true, true])
    clock.advance(5)
    expect([await isReadable(world, 'a', holder), await isReadable(world, 'b', holder)]).toEqual([true, false])
    clock.advance(5)
    expect([await isReadable(world, 'a', holder), await isReadable(world, 'b', holder)]).toEqual([false, false])
  })

  it('is compiled once for all who hold the same policies, and once per entity where they are templated', async () => {
    const { world } = createTestWorld()
    const identity = async (name: string): Promise<Identity> => ({
      entity: await world.storage.read((view) => newEntity(world, view, name)),
      groups: { direct: [], inherited: [] },
      policies: [],
    })
    const [ada, bob] = [await identity('ada'), await identity('bob')]
    const load = (policy: string, subject: Identity) => loadAcl(world, { tokenPolicies: [policy], identityPolicies: [], subject })
    await writePolicy(world, { name: 'plain', policy: reading('a') })
    await writePolicy(world, { name: 'templated', policy: reading('{{identity.entity.name}}') })
    expect(await load('plain', ada)).toBe(await load('plain', bob))
    expect(await load('templated', ada)).toBe(await load('templated', { ...ada, policies: ['x'] }))
    expect(await load('templated', ada)).not.toBe(await load('templated', bob))
    const renamed = { ...ada, entity: { ...ada.entity, name: 'eve' } }
    expect(decide(await load('templated', renamed), { operation: 'read', path: 'eve' }).allowed).toBe(true)
  })
})
