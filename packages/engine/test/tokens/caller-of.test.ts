import { describe, expect, it } from 'vitest'
import { decide } from '#policies/acl/decide.ts'
import { entities } from '#identity/entity.ts'
import { createTokenWorld, isAlive, presenting, reasonOf } from '#testing/tokens.ts'
import { endAfterLastUse, spendUse } from '#tokens/spend-use.ts'

const denied = { code: 'permission_denied' }

describe('the caller behind a token (spec/core.md 1.6, 9)', () => {
  it('has the policies of the token and of its entity', async () => {
    const { create, world, writePolicy, writeRole } = await createTokenWorld()
    await writePolicy('a', 'path "x" { capabilities = ["read"] }')
    await writePolicy('e', 'path "y" { capabilities = ["read"] }')
    await writeRole('ci', { allowed_entity_aliases: ['*'] })
    const grant = await create({ policies: ['a'], entity_alias: 'ada' }, { roleName: 'ci' })
    await world.storage.write(async (change) => {
      const entity = await entities.find(change, grant.token.entityId)
      await entities.put(change, { ...entity, policies: ['e'] })
    })
    const caller = await presenting(world, grant)
    expect(caller).toMatchObject({ entityId: grant.token.entityId, tokenPolicies: ['a', 'default'], identityPolicies: ['e'] })
    expect(decide(caller.acl, { operation: 'read', path: 'y' }).allowed).toBe(true)
  })

  it.each(['', 's.', 's.unknown', 'b.', 'b.AAAA', 'hvb.x', 'hvs.y', '\u0000', 'x'.repeat(10_000)])(
    'is nobody for %j',
    async (clientToken) => {
      const { world } = await createTokenWorld()
      expect(await reasonOf(presenting(world, { clientToken }))).toEqual(denied)
    },
  )

  it('is nobody when a character of the token is changed, added or left out', async () => {
    const { world, create } = await createTokenWorld()
    for (const { clientToken } of [await create({ policies: ['a'] }), await create({ policies: ['a'], type: 'batch' })]) {
      const last = clientToken.slice(-1)
      const swapped = last === last.toUpperCase() ? last.toLowerCase() : last.toUpperCase()
      const nearBase64 = String.fromCharCode(last.charCodeAt(0) + 1)
      for (const other of [
        clientToken.slice(0, -1),
        `${clientToken}A`,
        clientToken.slice(0, -1) + nearBase64,
        `${clientToken} `,
      ]) {
        expect(await reasonOf(presenting(world, { clientToken: other }))).toEqual(denied)
      }
      if (swapped !== last) expect(await isAlive(world, { clientToken: clientToken.slice(0, -1) + swapped })).toBe(false)
    }
  })

  it('is nobody from the second the token expires, batch tokens included', async () => {
    const { world, create, clock } = await createTokenWorld()
    const grants = [await create({ policies: ['a'], ttl: '60s' }), await create({ policies: ['a'], ttl: '60s', type: 'batch' })]
    clock.advance(59)
    expect(await Promise.all(grants.map((grant) => isAlive(world, grant)))).toEqual([true, true])
    clock.advance(1)
    expect(await Promise.all(grants.map((grant) => isAlive(world, grant)))).toEqual([false, false])
  })

  it('is nobody when the parent has expired', async () => {
    const { world, create, clock } = await createTokenWorld()
    const parent = await create({ ttl: '60s' })
    const child = await create({ policies: ['a'], ttl: '1h' }, { by: parent })
    clock.advance(60)
    expect(await isAlive(world, child)).toBe(false)
  })

  it('is nobody when the entity is disabled or deleted, at once', async () => {
    const { world, create, writeRole } = await createTokenWorld()
    await writeRole('ci', { allowed_entity_aliases: ['*'] })
    const grant = await create({ policies: ['a'], entity_alias: 'ada' }, { roleName: 'ci' })
    const setDisabled = (isDisabled: boolean) =>
      world.storage.write(async (change) => {
        await entities.put(change, { ...(await entities.find(change, grant.token.entityId)), isDisabled })
      })
    await setDisabled(true)
    expect(await reasonOf(presenting(world, grant))).toEqual(denied)
    await setDisabled(false)
    expect(await isAlive(world, grant)).toBe(true)
    await world.storage.write((change) => entities.remove(change, grant.token.entityId))
    expect(await reasonOf(presenting(world, grant))).toEqual(denied)
  })

  it('costs one row of the store beside the lease for an orphan, and one more for a child', async () => {
    const { world, create } = await createTokenWorld()
    const written: string[] = []
    world.storage.onChange((changed) => {
      if (changed !== 'everything') written.push(...changed)
    })
    const { token } = await create({ policies: ['a'], no_parent: true })
    expect(written).toEqual([`root/token:byLease/${token.leaseId}`, `root/token/${token.id}`])
    await create({ policies: ['a'] })
    expect(written).toHaveLength(5)
  })
})

describe('uses (spec/core.md 9.10; spec/security.md 5.5)', () => {
  it('are exactly as many as the token has, however many ask at once', async () => {
    const { world, create } = await createTokenWorld()
    const grant = await create({ policies: ['a'], num_uses: 5 })
    const callers = await Promise.all(Array.from({ length: 50 }, () => presenting(world, grant)))
    const outcomes = await Promise.allSettled(callers.map((caller) => spendUse(world, caller)))
    const won = outcomes.flatMap((outcome) => (outcome.status === 'fulfilled' ? [outcome.value] : []))
    expect(won.toSorted()).toEqual(['last-use', 'uses-left', 'uses-left', 'uses-left', 'uses-left'])
    expect(await isAlive(world, grant)).toBe(false)
  })

  it('end with the token, once the last one is over', async () => {
    const { world, create } = await createTokenWorld()
    const grant = await create({ policies: ['a'], num_uses: 1 })
    const caller = await presenting(world, grant)
    expect(await spendUse(world, caller)).toBe('last-use')
    expect(await isAlive(world, grant)).toBe(false)
    await endAfterLastUse(world, caller)
    expect(await world.storage.read((view) => view.keys({ prefix: `root/token/${grant.token.id}`, limit: 1 }))).toEqual([])
  })

  it('are not counted for a token with any number of them', async () => {
    const { world, root } = await createTokenWorld()
    const written: unknown[] = []
    world.storage.onChange((changed) => written.push(changed))
    expect(await spendUse(world, await presenting(world, root))).toBe('uses-left')
    expect(written).toEqual([])
  })
})
