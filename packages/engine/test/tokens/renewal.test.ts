import { describe, expect, it } from 'vitest'
import { grantLogin } from '#auth/grant-login.ts'
import { writeUser } from '#auth/userpass/write-user.ts'
import { groups, memberEntities } from '#identity/group.ts'
import { newAlias, newGroup } from '#identity/new-records.ts'
import { mounts } from '#mounts/mount-store.ts'
import { newMount } from '#mounts/new-mount.ts'
import { createTokenWorld, isAlive, reasonOf } from '#testing/tokens.ts'
import { noTokenFields } from '#auth/token-fields.ts'
import { renewByAccessor, renewToken } from '#tokens/renew-token.ts'
import { findToken } from '#tokens/token-details.ts'
import { tokenRoles } from '#tokens/roles/token-role.ts'

const ordinary = { policies: ['a'] }

describe('renewing a token (spec/core.md 9.8, 9.10)', () => {
  it('begins its life anew, as long as at its issue or as the increment says', async () => {
    const { create, world, clock } = await createTokenWorld()
    const { clientToken, token } = await create({ ...ordinary, ttl: '60s' })
    clock.advance(50)
    const renewed = await renewToken(world, clientToken, 0)
    expect(renewed).toMatchObject({ clientToken, leaseDuration: 60, warnings: [] })
    expect((await renewByAccessor(world, token.accessor, 600))?.clientToken).toBe('')
    expect(await findToken(world, clientToken)).toMatchObject({
      ttl: 600,
      creation_ttl: 60,
      last_renewal: '2026-11-25T12:00:50Z',
      last_renewal_time: token.creationTime + 50,
    })
  })

  it('never passes the explicit maximum, and never takes the end away', async () => {
    const { create, world, clock } = await createTokenWorld()
    const { clientToken } = await create({ ...ordinary, ttl: '60s', explicit_max_ttl: '100s' })
    clock.advance(50)
    expect(await renewToken(world, clientToken, 10 ** 9)).toMatchObject({ leaseDuration: 50 })
    clock.advance(49)
    expect(await renewToken(world, clientToken, 0)).toMatchObject({ leaseDuration: 1 })
    clock.advance(1)
    expect(await isAlive(world, { clientToken })).toBe(false)
  })

  it('of a periodic token gives its period, whatever the increment', async () => {
    const { create, world, clock } = await createTokenWorld()
    const { clientToken } = await create({ ...ordinary, period: '60s' })
    for (let age = 0; age < 100; age += 1) {
      clock.advance(59)
      expect(await renewToken(world, clientToken, 5000)).toMatchObject({ leaseDuration: 60 })
    }
  })

  it.each([
    ['an unknown token', async () => 's.unknown', { code: 'token_not_found' }],
    ['no token', async () => '', { code: 'token_id_missing' }],
  ])('refuses %s', async (_, value, reason) => {
    const { world } = await createTokenWorld()
    expect(await reasonOf(renewToken(world, await value(), 0))).toEqual(reason)
  })

  it('refuses what has no lease, is not renewable, or expired meanwhile', async () => {
    const { create, world, root, clock } = await createTokenWorld()
    const batch = await create({ ...ordinary, type: 'batch' })
    const fixed = await create({ ...ordinary, renewable: false })
    const short = await create({ ...ordinary, ttl: '10s' })
    expect(await reasonOf(renewToken(world, root.clientToken, 0))).toEqual({ code: 'token_without_lease' })
    expect(await reasonOf(renewToken(world, batch.clientToken, 0))).toEqual({ code: 'token_batch_renewal' })
    expect(await reasonOf(renewToken(world, fixed.clientToken, 0))).toEqual({ code: 'token_not_renewable' })
    clock.advance(10)
    expect(await reasonOf(renewToken(world, short.clientToken, 0))).toEqual({ code: 'token_lease_expired' })
    expect(await reasonOf(renewByAccessor(world, '', 0))).toEqual({ code: 'token_accessor_missing' })
    expect(await reasonOf(renewByAccessor(world, 'unknown', 0))).toEqual({ code: 'token_accessor_invalid' })
  })

  it('looks at the token role again: narrower, it narrows or refuses; gone, it refuses', async () => {
    const { create, world, clock, writeRole } = await createTokenWorld()
    await writeRole('ci', { token_period: 600, allowed_policies: ['a', 'b'] })
    const { clientToken } = await create(ordinary, { roleName: 'ci' })
    await writeRole('ci', { token_period: 60 })
    expect(await renewToken(world, clientToken, 0)).toMatchObject({ leaseDuration: 60 })
    await writeRole('ci', { token_explicit_max_ttl: 30 })
    clock.advance(10)
    expect(await renewToken(world, clientToken, 0)).toMatchObject({ leaseDuration: 20 })
    await writeRole('ci', { allowed_policies: ['b'] })
    expect(await reasonOf(renewToken(world, clientToken, 0))).toMatchObject({ code: 'token_policies_not_of_role' })
    await writeRole('ci', { allowed_policies: ['a'], renewable: false })
    expect(await reasonOf(renewToken(world, clientToken, 0))).toEqual({ code: 'token_not_renewable' })
    await world.storage.write((change) => tokenRoles.remove(change, 'ci'))
    expect(await reasonOf(renewToken(world, clientToken, 0))).toEqual({ code: 'token_role_gone', role: 'ci' })
    expect(await isAlive(world, { clientToken })).toBe(true)
  })
})

describe('the token of a login', () => {
  async function withLogin() {
    const made = await createTokenWorld()
    const { world } = made
    const mount = await world.storage.write(async (change) => {
      const made = await newMount(world, change, { type: 'userpass', path: 'userpass/' })
      await mounts.put(change, made)
      return made
    })
    await writeUser(world, { mount, username: 'ada' }, { password: 'correct horse', token_policies: ['a'] })
    const grant = await grantLogin(world, {
      mount,
      path: 'auth/userpass/login/ada',
      alias: { name: 'ada', metadata: {} },
      groupAliases: ['ops'],
      displayName: 'ada',
      policies: ['a'],
      metadata: { username: 'ada' },
      token: { ...noTokenFields, token_policies: ['a'] },
      renewal: { username: 'ada' },
      remoteAddress: '192.0.2.7',
    })
    return { ...made, mount, grant }
  }

  it('is renewed by what its user says now', async () => {
    const { world, mount, grant } = await withLogin()
    await writeUser(world, { mount, username: 'ada' }, { token_ttl: 120 })
    expect(await renewToken(world, grant.clientToken, 0)).toMatchObject({ leaseDuration: 120 })
    await writeUser(world, { mount, username: 'ada' }, { token_policies: ['b'] })
    expect(await reasonOf(renewToken(world, grant.clientToken, 0))).toEqual({ code: 'login_policies_changed' })
  })

  it('brings the external groups of its entity up to date', async () => {
    const { world, mount, grant } = await withLogin()
    await world.storage.write(async (change) => {
      const group = await newGroup(world, change, { name: 'ops', type: 'external' })
      const alias = newAlias(world, { name: 'ops', mountAccessor: mount.accessor })
      await groups.put(change, { ...group, policies: ['ops'], alias })
    })
    expect(await renewToken(world, grant.clientToken, 0)).toMatchObject({ identityPolicies: ['ops'] })
    expect(await world.storage.read((view) => memberEntities.leadingTo(view, grant.token.entityId))).toHaveLength(1)
  })

  it('ends with its mount, at once', async () => {
    const { world, mount, grant } = await withLogin()
    await world.storage.write((change) => mounts.put(change, { ...mount, isLeaving: true }))
    expect(await isAlive(world, grant)).toBe(false)
  })
})
