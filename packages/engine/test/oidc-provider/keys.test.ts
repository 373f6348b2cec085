import { describe, expect, it } from 'vitest'
import { writeClient } from '#oidc-provider/clients/write-client.ts'
import { generateIdentityToken } from '#oidc-provider/identity-tokens/generate-token.ts'
import { rootKeySet, rootKeySetFacts } from '#oidc-provider/identity-tokens/root-key-set.ts'
import { writeRole } from '#oidc-provider/identity-tokens/write-role.ts'
import { deleteKey } from '#oidc-provider/keys/delete-key.ts'
import { allKeys, maybeKey } from '#oidc-provider/keys/named-key.ts'
import { keySetAge } from '#oidc-provider/keys/public-keys.ts'
import { rotateDueKeys } from '#oidc-provider/keys/rotate-due-keys.ts'
import { rotateKey } from '#oidc-provider/keys/rotate-key.ts'
import { writeKey } from '#oidc-provider/keys/write-key.ts'
import { createTestWorld } from '#testing/world.ts'
import type { World } from '#world.ts'

const key = async (world: World, name = 'k') => (await world.storage.read((view) => maybeKey(view, name)))!
const states = async (world: World, name = 'k') => (await key(world, name)).ring.map(({ state }) => state)

describe('4.1 create or update', () => {
  it.each([
    ['a period under a minute', { rotation_period: 59 }, 'oidc_rotation_period_too_short'],
    ['a verification TTL over ten periods', { rotation_period: 60, verification_ttl: 601 }, 'oidc_verification_ttl_too_long'],
    ['an unknown algorithm', { algorithm: 'rs256' }, 'oidc_algorithm_unknown'],
    ['no algorithm', { algorithm: '' }, 'oidc_algorithm_unknown'],
    ['the period first', { rotation_period: 1, verification_ttl: 1000, algorithm: 'x' }, 'oidc_rotation_period_too_short'],
  ])('refuses %s', async (_, changes, code) => {
    const { world } = createTestWorld()
    await expect(writeKey(world, { name: 'k', ...changes })).rejects.toMatchObject({ reason: { code } })
    expect(await world.storage.read((view) => maybeKey(view, 'k'))).toBeUndefined()
  })

  it('refuses a verification TTL that a role or a client would outlive', async () => {
    const { world } = createTestWorld()
    await writeKey(world, { name: 'k', algorithm: 'ES256', allowed_client_ids: ['*'] })
    await writeRole(world, { name: 'r', key: 'k', ttl: 3600 })
    await expect(writeKey(world, { name: 'k', verification_ttl: 3599 })).rejects.toMatchObject({
      reason: { code: 'oidc_key_outlived_by_roles', key: 'k', seconds: 3599 },
    })
    await writeKey(world, { name: 'k', verification_ttl: 3600 })
    await writeRole(world, { name: 'r', ttl: 0 })
    await writeClient(world, { name: 'c', key: 'k', id_token_ttl: 3600 })
    await expect(writeKey(world, { name: 'k', verification_ttl: 60 })).rejects.toMatchObject({
      reason: { code: 'oidc_key_outlived_by_clients', seconds: 60 },
    })
  })

  it('publishes current and next at once, and keeps both when the algorithm stays', async () => {
    const { world } = createTestWorld()
    await writeKey(world, { name: 'k', algorithm: 'EdDSA' })
    const { ring } = await key(world)
    expect(ring.map(({ state }) => state)).toEqual(['current', 'next'])
    await writeKey(world, { name: 'k', allowed_client_ids: [' a'.trim(), 'a', 'B'] })
    expect(await key(world)).toMatchObject({ ring, allowed_client_ids: ['a', 'a', 'B'], algorithm: 'EdDSA' })
  })

  it('brings the next rotation forward, and never puts it off', async () => {
    const { world, clock } = createTestWorld({ now: 1000 })
    await writeKey(world, { name: 'k', algorithm: 'ES256', rotation_period: 600, verification_ttl: 600 })
    expect((await key(world)).nextRotation).toBe(1600)
    clock.set(1100)
    await writeKey(world, { name: 'k', rotation_period: 6000 })
    expect((await key(world)).nextRotation).toBe(1600)
    await writeKey(world, { name: 'k', rotation_period: 60 })
    expect((await key(world)).nextRotation).toBe(1160)
  })

  it('replaces both pairs with a change of algorithm: the old current verifies on, the old next goes at once (20, 3)', async () => {
    const { world, clock } = createTestWorld({ now: 1000 })
    await writeKey(world, { name: 'k', algorithm: 'ES256', verification_ttl: 100 })
    const [current] = (await key(world)).ring
    await writeKey(world, { name: 'k', algorithm: 'ES384' })
    const { ring } = await key(world)
    expect(ring.map(({ state, algorithm }) => [state, algorithm])).toEqual([
      ['previous', 'ES256'],
      ['current', 'ES384'],
      ['next', 'ES384'],
    ])
    expect(ring[0]).toMatchObject({ kid: current?.kid, goneAt: 1100 })
    clock.set(1101)
    await rotateDueKeys(world)
    expect(await states(world)).toEqual(['current', 'next'])
  })
})

describe('4.3 delete', () => {
  it('refuses the built-in key and keys in use, roles before clients', async () => {
    const { world } = createTestWorld()
    await writeKey(world, { name: 'k', algorithm: 'ES256' })
    await writeClient(world, { name: 'c2', key: 'k' })
    await writeClient(world, { name: 'c1', key: 'k' })
    await writeRole(world, { name: 'r', key: 'k' })
    await expect(deleteKey(world, 'default')).rejects.toMatchObject({ reason: { code: 'oidc_key_is_built_in' } })
    await expect(deleteKey(world, 'k')).rejects.toMatchObject({ reason: { code: 'oidc_key_used_by_roles', roles: ['r'] } })
    await writeRole(world, { name: 'r', key: 'default' })
    await expect(deleteKey(world, 'k')).rejects.toMatchObject({
      reason: { code: 'oidc_key_used_by_clients', clients: ['c1', 'c2'] },
    })
    await deleteKey(world, 'none')
  })
})

describe('4.4 life cycle', () => {
  it('turns next into current, and lets the old one verify until its time is over', async () => {
    const { world, clock } = createTestWorld({ now: 1000 })
    await writeKey(world, { name: 'k', algorithm: 'ES256', verification_ttl: 100 })
    const before = (await key(world)).ring
    await rotateKey(world, { name: 'k' })
    const after = (await key(world)).ring
    expect(after.map(({ kid }) => kid).slice(0, 2)).toEqual(before.map(({ kid }) => kid))
    expect(after.map(({ state, privateJwk }) => [state, privateJwk !== undefined])).toEqual([
      ['previous', false],
      ['current', true],
      ['next', true],
    ])
    clock.set(1101)
    await rotateDueKeys(world)
    expect(await states(world)).toEqual(['current', 'next'])
  })

  it('has n + 2 public keys behind n rotations', async () => {
    const { world } = createTestWorld()
    await writeKey(world, { name: 'k', algorithm: 'ES256' })
    for (const _ of [1, 2, 3]) await rotateKey(world, { name: 'k' })
    expect(await states(world)).toHaveLength(5)
  })

  it('rotates on schedule, once, however many instances look', async () => {
    const { world, clock } = createTestWorld({ now: 1000 })
    await writeKey(world, { name: 'k', algorithm: 'ES256', rotation_period: 60, verification_ttl: 600 })
    clock.set(1059)
    await rotateDueKeys(world)
    expect(await states(world)).toHaveLength(2)
    clock.set(1060)
    await Promise.all([rotateDueKeys(world), rotateDueKeys(world), rotateDueKeys(world)])
    expect(await key(world)).toMatchObject({ nextRotation: 1120, ring: { length: 3 } })
  })

  it('makes the pairs of the default key when it is first used', async () => {
    const { world } = createTestWorld()
    expect(await key(world, 'default')).toMatchObject({ algorithm: 'RS256', allowed_client_ids: ['*'], ring: [] })
    await Promise.all([writeClient(world, { name: 'c' }), writeRole(world, { name: 'r', key: 'default' })])
    expect(await states(world, 'default')).toEqual(['current', 'next'])
  })

  it('fills the default key when it is rotated before that', async () => {
    const { world } = createTestWorld()
    await rotateKey(world, { name: 'default' })
    expect(await states(world, 'default')).toEqual(['current', 'next'])
    await expect(rotateKey(world, { name: 'none' })).rejects.toMatchObject({
      reason: { code: 'oidc_key_not_found', key: 'none' },
    })
  })

  it('lets a rotation say how long the outgoing key stays, zero included (4.5)', async () => {
    const { world } = createTestWorld()
    await writeKey(world, { name: 'k', algorithm: 'ES256' })
    await rotateKey(world, { name: 'k', verificationTtl: 0 })
    expect(await states(world)).toEqual(['current', 'next'])
    expect((await key(world)).verification_ttl).toBe(86_400)
  })
})

describe('5.6 the root JWKS', () => {
  it('shows the rings of keys that a role uses, and every change at once', async () => {
    const { world, clock } = createTestWorld({ now: 1000 })
    await writeKey(world, { name: 'k', algorithm: 'ES512', verification_ttl: 100 })
    await writeKey(world, { name: 'unused', algorithm: 'ES256' })
    expect(await rootKeySet(world)).toEqual([])
    await writeRole(world, { name: 'r', key: 'k', ttl: 60 })
    const keys = await rootKeySet(world)
    expect(keys).toHaveLength(2)
    expect(keys[0]).toEqual({
      use: 'sig',
      kty: 'EC',
      kid: expect.stringMatching(/^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/),
      alg: 'ES512',
      crv: 'P-521',
      x: expect.stringMatching(/^.{88}$/),
      y: expect.stringMatching(/^.{88}$/),
    })
    await rotateKey(world, { name: 'k' })
    expect(await rootKeySet(world)).toHaveLength(3)
    clock.set(1100)
    expect(await rootKeySet(world)).toHaveLength(2)
    await writeRole(world, { name: 'r', key: 'unused' })
    expect((await rootKeySet(world)).map(({ alg }) => alg)).toEqual(['ES256', 'ES256'])
  })

  it('may be kept at most as long as the shortest period or TTL of any key; with 0 not at all (20, 2)', async () => {
    const { world } = createTestWorld()
    const age = async () => keySetAge(world, (await rootKeySetFacts(world)).everyKey)
    expect(await age()).toBeUndefined()
    await writeKey(world, { name: 'k', algorithm: 'ES256', rotation_period: 60, verification_ttl: 120 })
    for (let round = 0; round < 50; round += 1) expect(await age()).toBeLessThanOrEqual(60)
    await writeKey(world, { name: 'k', verification_ttl: 0 })
    expect(await age()).toBe(0)
    expect(await world.storage.read(allKeys)).toHaveLength(2)
  })
})

describe('5.3 identity tokens', () => {
  it.each([
    ['an unknown role', { role: 'none' }, 'oidc_role_not_found'],
    ['a key that does not list the role', { role: 'r' }, 'oidc_key_refuses_role'],
  ])('refuses %s', async (_, { role }, code) => {
    const { world } = createTestWorld()
    await writeKey(world, { name: 'k', algorithm: 'ES256' })
    await writeRole(world, { name: 'r', key: 'k' })
    await expect(generateIdentityToken(world, { role, entityId: '' })).rejects.toMatchObject({ reason: { code } })
  })
})
