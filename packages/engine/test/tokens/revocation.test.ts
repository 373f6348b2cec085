import { describe, expect, it } from 'vitest'
import { cubbyholeEntries } from '#cubbyhole/cubbyhole-store.ts'
import { createTokenWorld, isAlive, reasonOf } from '#testing/tokens.ts'
import { resumeRevocations } from '#tokens/clear-remains.ts'
import { cutOff } from '#tokens/cut-off.ts'
import type { Grant } from '#tokens/grant.ts'
import { revokeAndOrphan } from '#tokens/revoke-and-orphan.ts'
import { revokeByAccessor, revokeToken } from '#tokens/revoke-token.ts'
import { tokens } from '#tokens/token-store.ts'
import type { World } from '#world.ts'

const rowsOf = (world: World) =>
  world.storage.read(async (view) =>
    (await view.keys({ prefix: 'root/', limit: 100_000 })).filter((key) => !key.startsWith('root/policy')),
  )

describe('revoking a token (spec/core.md 9.6, 9.10; spec/security.md 5.4)', () => {
  it('ends it and all its descendants, batch tokens included, and no orphan', async () => {
    const { create, world, root } = await createTokenWorld()
    const parent = await create({ ttl: '1h' })
    const child = await create({ ttl: '1h' }, { by: parent })
    const grandchild = await create({ policies: ['a'] }, { by: child })
    const batch = await create({ policies: ['a'], type: 'batch' }, { by: child })
    const orphan = await create({ policies: ['a'], no_parent: true }, { by: child })
    await revokeToken(world, parent.clientToken)
    const alive = await Promise.all([root, parent, child, grandchild, batch, orphan].map((token) => isAlive(world, token)))
    expect(alive).toEqual([true, false, false, false, false, true])
  })

  it('leaves nothing behind in the store', async () => {
    const { create, world } = await createTokenWorld()
    const before = await rowsOf(world)
    const parent = await create({ ttl: '1h' })
    const child = await create({ policies: ['a'] }, { by: parent })
    for (const { token } of [parent, child]) {
      await world.storage.write((change) => cubbyholeEntries.put(change, { owner: token.id, path: 'a/b', json: '{}' }))
    }
    await revokeByAccessor(world, parent.token.accessor)
    expect(await rowsOf(world)).toEqual(before)
  })

  it('ends a wide tree of 10,000 in less than five seconds, with turns for others in between', async () => {
    const { create, world } = await createTokenWorld()
    const parent = await create({ ttl: '1h' })
    await manyChildren(world, parent, 10_000)
    let turns = 0
    const timer = setInterval(() => {
      turns += 1
    }, 1)
    const begin = performance.now()
    await revokeToken(world, parent.clientToken)
    clearInterval(timer)
    expect(performance.now() - begin).toBeLessThan(5000)
    expect(turns).toBeGreaterThan(20)
    expect(await world.storage.read((view) => tokens.list(view, { limit: 10 }))).toHaveLength(1)
  })

  it('ends a deep chain', async () => {
    const { create, world } = await createTokenWorld()
    const first = await create({ ttl: '1h' })
    let last = first
    for (let depth = 0; depth < 300; depth += 1) last = await create({ ttl: '1h' }, { by: last })
    await revokeToken(world, first.clientToken)
    expect(await isAlive(world, last)).toBe(false)
  })

  it('refuses children at once, and is finished after a crash', async () => {
    const { create, world } = await createTokenWorld()
    const parent = await create({ ttl: '1h' })
    const child = await create({ ttl: '1h' }, { by: parent })
    const grandchild = await create({ policies: ['a'] }, { by: child })
    await world.storage.write((change) => cutOff(change, parent.token.id))
    expect([await isAlive(world, parent), await isAlive(world, child)]).toEqual([false, false])
    await resumeRevocations(world)
    expect(await isAlive(world, grandchild)).toBe(false)
    expect(await world.storage.read((view) => tokens.list(view))).toHaveLength(1)
  })

  it('is refused without a token, and for a batch token; of an unknown one nothing is left to do', async () => {
    const { create, world } = await createTokenWorld()
    const batch = await create({ policies: ['a'], type: 'batch' })
    expect(await reasonOf(revokeToken(world, ''))).toEqual({ code: 'token_id_missing' })
    expect(await reasonOf(revokeToken(world, batch.clientToken))).toEqual({ code: 'token_batch_revocation' })
    expect(await reasonOf(revokeByAccessor(world, ''))).toEqual({ code: 'token_accessor_missing' })
    await revokeToken(world, 's.unknown')
    expect(await revokeByAccessor(world, 'unknown')).toBeUndefined()
  })
})

describe('revoke-orphan (spec/core.md 9.10)', () => {
  it('lets the children live on as orphans', async () => {
    const { create, world } = await createTokenWorld()
    const parent = await create({ ttl: '1h' })
    const child = await create({ policies: ['a'] }, { by: parent })
    await manyChildren(world, parent, 250)
    await revokeAndOrphan(world, parent.clientToken)
    expect([await isAlive(world, parent), await isAlive(world, child)]).toEqual([false, true])
    const orphans = await world.storage.read((view) => tokens.records(view))
    expect(orphans.every(({ isOrphan, parent: id }) => isOrphan && id === undefined)).toBe(true)
  })

  it('is refused for a token that nobody knows', async () => {
    const { world } = await createTokenWorld()
    expect(await reasonOf(revokeAndOrphan(world, 's.x'))).toEqual({ code: 'token_to_revoke_not_found' })
  })
})

async function manyChildren(world: World, parent: Grant, count: number): Promise<void> {
  for (let done = 0; done < count; done += 500) {
    await world.storage.write(async (change) => {
      for (let number = done; number < Math.min(done + 500, count); number += 1) {
        const id = number.toString(16).padStart(64, '0')
        const token = { ...parent.token, id, parent: parent.token.id, isOrphan: false, leaseId: `auth/token/create/h${id}` }
        await tokens.put(change, token)
      }
    })
  }
}
