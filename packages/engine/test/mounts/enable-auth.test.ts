import { describe, expect, it } from 'vitest'
import { findMount, listMounts, maybeMountByAccessor } from '#mounts/mount-table.ts'
import type { MountWish } from '#mounts/mount-wish.ts'
import { seedMounts } from '#mounts/seed-mounts.ts'
import { createMountWorld } from '#testing/mounts.ts'
import { reasonOf } from '#testing/tokens.ts'

describe('5.1 Mount object', () => {
  it('has the built-in mounts from the start, and keeps them over restarts', async () => {
    const { world } = await createMountWorld()
    const before = await listMounts(world)
    await world.storage.write((change) => seedMounts(world, change))
    expect(await listMounts(world)).toEqual(before)
    expect(before.map(({ path, type }) => [path, type])).toEqual([
      ['token/', 'token'],
      ['cubbyhole/', 'cubbyhole'],
      ['identity/', 'identity'],
      ['sys/', 'system'],
    ])
    expect(before[0]).toMatchObject({ description: 'token based credentials', config: { token_type: 'default-service' } })
    expect(before[0]?.accessor).toMatch(/^auth_token_[0-9a-f]{8}$/)
    expect(before[3]?.accessor).toMatch(/^system_[0-9a-f]{8}$/)
  })

  it('gives each mount an accessor that finds it', async () => {
    const { world, enable } = await createMountWorld()
    const mount = await enable('people')
    expect(mount.accessor).toMatch(/^auth_userpass_[0-9a-f]{8}$/)
    expect(await maybeMountByAccessor(world, mount.accessor)).toEqual(mount)
  })
})

describe('5.2 Calls', () => {
  it('finds the mount of a path, nested or not, and what is left of the path', async () => {
    const { world, enable } = await createMountWorld()
    const [jwt, ci] = [await enable('jwt'), await enable('/team/ci')]
    expect(await findMount(world, 'jwt/role/a')).toEqual({ mount: jwt, rest: 'role/a' })
    expect(await findMount(world, 'team/ci/login')).toEqual({ mount: ci, rest: 'login' })
    expect(await findMount(world, 'team/ci/')).toEqual({ mount: ci, rest: '' })
    expect(await findMount(world, 'token/lookup-self')).toMatchObject({ mount: { type: 'token' }, rest: 'lookup-self' })
    for (const path of ['jwt', 'team/login', 'jwtx/login', '', '/']) expect(await findMount(world, path)).toBeUndefined()
  })

  it('finds a mount as soon as it is there', async () => {
    const { world, enable } = await createMountWorld()
    expect(await findMount(world, 'late/login')).toBeUndefined()
    const mount = await enable('late')
    expect(await findMount(world, 'late/login')).toEqual({ mount, rest: 'login' })
  })
})

describe('5.3 Enable parameters', () => {
  it('keeps what was said, and what a plugin stands for', async () => {
    const { enable } = await createMountWorld()
    const config = { default_lease_ttl: '1h', max_lease_ttl: '2h', listing_visibility: 'unauth', token_type: 'batch' }
    const mount = await enable('a', { type: 'plugin', plugin_name: 'approle', description: 'CI', config })
    expect(mount).toMatchObject({
      path: 'a/',
      type: 'approle',
      description: 'CI',
      options: null,
      config: { default_lease_ttl: 3600, max_lease_ttl: 7200, listing_visibility: 'unauth', token_type: 'batch' },
    })
  })

  it.each(['', '0s', 'system'])('inherits a TTL of %j', async (default_lease_ttl) => {
    const { enable } = await createMountWorld()
    expect((await enable('a', { config: { default_lease_ttl } })).config.default_lease_ttl).toBe(0)
  })

  it.each<[string, Partial<MountWish> & { path: string }, object]>([
    ['an empty path', { path: '/' }, { code: 'mount_path_missing' }],
    ['a path nothing reaches', { path: 'a/../b' }, { code: 'mount_path_unreachable' }],
    ['no type', { path: 'a', type: undefined }, { code: 'mount_type_missing' }],
    ['a plugin without a name', { path: 'a', type: 'plugin' }, { code: 'mount_plugin_name_missing' }],
    ['an unknown type', { path: 'a', type: 'ldap' }, { code: 'mount_type_unknown', type: 'ldap' }],
    ['a system type', { path: 'a', type: 'system' }, { code: 'mount_type_unknown', type: 'system' }],
    ['another token method', { path: 'a', type: 'token' }, { code: 'mount_token_again' }],
    [
      'a default TTL that is none',
      { path: 'a', config: { default_lease_ttl: '1x' } },
      { code: 'mount_ttl_unreadable', which: 'default', value: '1x' },
    ],
    ['a negative maximum', { path: 'a', config: { max_lease_ttl: '-1' } }, { code: 'mount_ttl_unreadable', which: 'max' }],
    [
      'a default above the maximum',
      { path: 'a', config: { default_lease_ttl: '2h', max_lease_ttl: '1h' } },
      { code: 'mount_ttl_above_max' },
    ],
    [
      "a default above the system's maximum",
      { path: 'a', config: { default_lease_ttl: '769h' } },
      { code: 'mount_ttl_above_system_max', max: 2_764_800 },
    ],
    ['an unknown token type', { path: 'a', config: { token_type: 'paper' } }, { code: 'mount_token_type_unknown' }],
    [
      'an unknown visibility',
      { path: 'a', config: { listing_visibility: 'all' } },
      { code: 'mount_visibility_unknown', value: 'all' },
    ],
    ['a version', { path: 'a', options: { version: '2' } }, { code: 'mount_version_set', type: 'userpass' }],
    [
      'lockout where nobody guesses names',
      { path: 'a', type: 'jwt', config: { user_lockout_config: { lockout_threshold: '3' } } },
      { code: 'mount_lockout_not_allowed', type: 'jwt' },
    ],
    ['the path of another', { path: 'taken/x' }, { code: 'mount_path_in_use', existing: 'taken/x/' }],
    ['a path above another', { path: 'taken' }, { code: 'mount_path_in_use', existing: 'taken/x/' }],
    ['a path below another', { path: 'taken/x/y' }, { code: 'mount_path_in_use', existing: 'taken/x/' }],
    ['the path of the built-in method', { path: 'token' }, { code: 'mount_path_in_use', existing: 'token/' }],
  ])('refuses %s', async (_, { path, ...wish }, reason) => {
    const { world, enable } = await createMountWorld()
    await enable('taken/x')
    const before = await listMounts(world)
    expect(await reasonOf(enable(path, wish))).toMatchObject(reason)
    expect(await listMounts(world)).toEqual(before)
  })

  it('takes neighbours whose names begin alike', async () => {
    const { world, enable } = await createMountWorld()
    await Promise.all([enable('oidc'), enable('oidc-x'), enable('oid')])
    expect(await listMounts(world)).toHaveLength(7)
  })
})
