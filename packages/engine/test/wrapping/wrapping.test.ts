import { describe, expect, it } from 'vitest'
import { decide } from '#policies/acl/decide.ts'
import { createTokenWorld, isAlive, presenting, reasonOf } from '#testing/tokens.ts'
import type { WrappingOrder } from '#tokens/token-desk.ts'
import { revokeToken } from '#tokens/revoke-token.ts'
import { lookupWrapping } from '#wrapping/lookup-wrapping.ts'
import { rewrap } from '#wrapping/rewrap.ts'
import { unwrap } from '#wrapping/unwrap.ts'
import { wrapReply } from '#wrapping/wrap-reply.ts'
import { findWrappingToken } from '#wrapping/wrapping-token.ts'

const invalid = { code: 'wrapping_token_invalid' }
const order: WrappingOrder = {
  namespace: 'root',
  ttl: 300,
  creationPath: 'auth/approle/role/ci/secret-id',
  reply: JSON.stringify({ request_id: 'r1', data: { secret_id_accessor: 'acc', n: 1 } }),
  wrappedAccessor: 'acc',
}

describe('a wrapped reply (spec/core.md 11.1)', () => {
  it('is told by where, when and for how long it was wrapped', async () => {
    const { world } = await createTokenWorld()
    const info = await wrapReply(world, order)
    expect(info).toEqual({
      token: expect.stringMatching(/^s\.[0-9A-Za-z]{24}$/),
      accessor: expect.stringMatching(/^[0-9A-Za-z]{24}$/),
      ttl: 300,
      creation_time: '2026-11-25T12:00:00Z',
      creation_path: order.creationPath,
      wrapped_accessor: 'acc',
    })
    const details = { creation_ttl: 300, creation_time: info.creation_time, creation_path: order.creationPath }
    expect(await lookupWrapping(world, info.token)).toEqual(details)
    expect(await lookupWrapping(world, info.token)).toEqual(details)
  })

  it('lives no longer than the system lets it', async () => {
    const { world } = await createTokenWorld()
    expect((await wrapReply(world, { ...order, ttl: 10 ** 9 })).ttl).toBe(2_764_800)
  })

  it('lies in a token that can only open itself, once', async () => {
    const { world, create } = await createTokenWorld()
    const { token: clientToken } = await wrapReply(world, order)
    const caller = await presenting(world, { clientToken })
    expect(caller.token).toMatchObject({ policies: ['response-wrapping'], numUses: 1, isRenewable: false, isOrphan: true })
    const allowed = (operation: 'read' | 'update', path: string) => decide(caller.acl, { operation, path }).allowed
    expect(allowed('update', 'sys/wrapping/unwrap')).toBe(true)
    expect(allowed('read', 'cubbyhole/response')).toBe(true)
    expect([
      allowed('read', 'cubbyhole/x'),
      allowed('read', 'auth/token/lookup-self'),
      allowed('update', 'auth/token/create'),
    ]).toEqual([false, false, false])
    expect(await reasonOf(create({}, { caller }))).toEqual({ code: 'token_parent_is_limited' })
  })
})

describe('unwrapping (spec/core.md 11.2)', () => {
  it('gives the reply as it was, once', async () => {
    const { world } = await createTokenWorld()
    const { token } = await wrapReply(world, order)
    expect(await unwrap(world, token)).toBe(order.reply)
    expect(await reasonOf(unwrap(world, token))).toEqual(invalid)
    expect(await isAlive(world, { clientToken: token })).toBe(false)
  })

  it('is won by exactly one of fifty who try at once', async () => {
    const { world } = await createTokenWorld()
    const { token } = await wrapReply(world, order)
    const outcomes = await Promise.allSettled(Array.from({ length: 50 }, () => unwrap(world, token)))
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  })

  it('leaves nothing behind', async () => {
    const { world } = await createTokenWorld()
    const before = await world.storage.read((view) => view.keys({ prefix: '', limit: 100 }))
    const { token } = await wrapReply(world, order)
    await unwrap(world, token)
    expect(await world.storage.read((view) => view.keys({ prefix: '', limit: 100 }))).toEqual(before)
  })

  it.each([
    ['nothing', ''],
    ['garbage', 'garbage'],
    ['an unknown token', 's.unknown'],
    ['a batch token', 'b.AAAA'],
  ])('refuses %s', async (_, value) => {
    const { world } = await createTokenWorld()
    for (const attempt of [unwrap, rewrap, lookupWrapping]) expect(await reasonOf(attempt(world, value))).toEqual(invalid)
  })

  it('refuses a token that wraps nothing, that expired, and that was revoked', async () => {
    const { world, root, clock } = await createTokenWorld()
    expect(await reasonOf(unwrap(world, root.clientToken))).toEqual(invalid)
    const revoked = await wrapReply(world, order)
    await revokeToken(world, revoked.token)
    expect(await reasonOf(unwrap(world, revoked.token))).toEqual(invalid)
    const expired = await wrapReply(world, order)
    clock.advance(300)
    expect(await reasonOf(unwrap(world, expired.token))).toEqual(invalid)
  })

  it('asks for the token that was sent, or else for the own one', async () => {
    const { world, root } = await createTokenWorld()
    const { token } = await wrapReply(world, order)
    expect(await findWrappingToken(world, { sent: token, own: root.clientToken })).toBe(token)
    expect(await findWrappingToken(world, { sent: undefined, own: token })).toBe(token)
    expect(await reasonOf(findWrappingToken(world, { sent: '', own: token }))).toEqual({ code: 'wrapping_token_empty' })
    expect(await reasonOf(findWrappingToken(world, { sent: undefined, own: root.clientToken }))).toEqual(invalid)
  })
})

describe('rewrapping (spec/core.md 11.2)', () => {
  it('moves the reply to a new token with the same origin and life, and ends the old one', async () => {
    const { world, clock } = await createTokenWorld()
    const first = await wrapReply(world, order)
    clock.advance(200)
    const second = await rewrap(world, first.token)
    expect(second).toMatchObject({
      ttl: 300,
      creation_path: order.creationPath,
      wrapped_accessor: 'acc',
      creation_time: '2026-11-25T12:03:20Z',
    })
    expect(await reasonOf(unwrap(world, first.token))).toEqual(invalid)
    expect(await unwrap(world, second.token)).toBe(order.reply)
  })
})
