import { describe, expect, it } from 'vitest'
import { findTunedMount } from '#mounts/find-mount.ts'
import { listMounts } from '#mounts/mount-table.ts'
import { shownMount, shownTuning } from '#mounts/shown-mount.ts'
import { tuneMount } from '#mounts/tune-mount.ts'
import type { SentTuning } from '#mounts/tuning.ts'
import { createMountWorld } from '#testing/mounts.ts'
import { reasonOf } from '#testing/tokens.ts'

describe('5.1 Mount object', () => {
  it('leaves out what says nothing', async () => {
    const { world, enable } = await createMountWorld()
    const shown = shownMount(await enable('a', { description: 'people' }), world.settings)
    expect(shown).toMatchObject({ type: 'userpass', description: 'people', options: null, local: false, seal_wrap: false })
    expect(shown.running_plugin_version).toBe('v1.19.0+builtin.vault')
    expect(shown.config).toEqual({
      default_lease_ttl: 0,
      max_lease_ttl: 0,
      force_no_cache: false,
      token_type: 'default-service',
    })
  })

  it('has no token type where nobody logs in', async () => {
    const { world } = await createMountWorld()
    const mount = await findTunedMount(world, 'sys')
    expect(shownMount(mount, world.settings).config).not.toHaveProperty('token_type')
  })
})

describe('5.4 Tune', () => {
  it("reads the system's TTLs where the mount has none", async () => {
    const { world, enable } = await createMountWorld()
    expect(shownTuning(await enable('a'), world.settings)).toEqual({
      description: '',
      default_lease_ttl: 2_764_800,
      max_lease_ttl: 2_764_800,
      force_no_cache: false,
      token_type: 'default-service',
    })
  })

  it('changes what is said and leaves the rest', async () => {
    const { world, enable } = await createMountWorld()
    await enable('a', { description: 'people', config: { default_lease_ttl: '1h' } })
    await tuneMount(world, 'auth/a', {
      max_lease_ttl: '2h',
      listing_visibility: 'unauth',
      audit_non_hmac_request_keys: ['role'],
      options: { a: '1', b: '2' },
      user_lockout_config: { lockout_threshold: '3', lockout_duration: '10m', lockout_disable: false },
    })
    await tuneMount(world, 'auth/a/', { default_lease_ttl: '', options: { a: '', c: '3' }, token_type: '' })
    expect(shownTuning(await findTunedMount(world, '/auth/a'), world.settings)).toEqual({
      description: 'people',
      default_lease_ttl: 3600,
      max_lease_ttl: 7200,
      force_no_cache: false,
      token_type: 'default-service',
      listing_visibility: 'unauth',
      audit_non_hmac_request_keys: ['role'],
      options: { b: '2', c: '3' },
      user_lockout_threshold: 3,
      user_lockout_duration: 600,
      user_lockout_disable: false,
    })
  })

  it("takes the system's TTL back", async () => {
    const { world, enable } = await createMountWorld()
    await enable('a', { config: { default_lease_ttl: '1h', max_lease_ttl: '2h' } })
    const { config } = await tuneMount(world, 'auth/a', { default_lease_ttl: 'system', max_lease_ttl: 'system' })
    expect(config).toMatchObject({ default_lease_ttl: 0, max_lease_ttl: 0 })
  })

  it('takes lockout values back one by one', async () => {
    const { world, enable } = await createMountWorld()
    const user_lockout_config = { lockout_threshold: '3', lockout_duration: '10m' }
    await enable('a', { config: { user_lockout_config } })
    const tuned = await tuneMount(world, 'auth/a', { user_lockout_config: { lockout_threshold: '' } })
    expect(tuned.config.user_lockout_config).toEqual({ duration: 600 })
    const bare = await tuneMount(world, 'auth/a', { user_lockout_config: { lockout_duration: 'system' } })
    expect(bare.config).not.toHaveProperty('user_lockout_config')
  })

  it('lets the audit keys of a fixed mount be said', async () => {
    const { world } = await createMountWorld()
    const { config } = await tuneMount(world, 'identity', { audit_non_hmac_response_keys: ['name'] })
    expect(config.audit_non_hmac_response_keys).toEqual(['name'])
  })

  it.each<[string, string, SentTuning, object]>([
    ['a mount that is not there', 'auth/b', {}, { code: 'mount_to_tune_not_found', path: 'auth/b/' }],
    [
      'a maximum below the default there was',
      'auth/a',
      { max_lease_ttl: '30m' },
      { code: 'mount_max_below_default', max: 1800, given: 3600 },
    ],
    ['an unknown token type', 'auth/a', { token_type: 'paper' }, { code: 'mount_token_type_unknown' }],
    ['a type for tokens of tokens', 'auth/token', { token_type: 'batch' }, { code: 'mount_token_type_fixed' }],
    ['a token type of the system', 'sys', { token_type: 'batch' }, { code: 'mount_token_type_of_auth_only' }],
    ['a TTL of the system', 'sys', { max_lease_ttl: '1h' }, { code: 'mount_field_fixed', field: 'max_lease_ttl', path: 'sys/' }],
    [
      'lockout where nobody guesses names',
      'auth/token',
      { user_lockout_config: { lockout_disable: true } },
      { code: 'mount_lockout_not_allowed', type: 'token' },
    ],
    [
      'a threshold that is no number',
      'auth/a',
      { user_lockout_config: { lockout_threshold: 'many' } },
      { code: 'mount_lockout_unreadable', field: 'lockout_threshold', value: 'many' },
    ],
  ])('refuses %s, and changes nothing', async (_, path, sent, reason) => {
    const { world, enable } = await createMountWorld()
    await enable('a', { config: { default_lease_ttl: '1h' } })
    const before = await listMounts(world)
    expect(await reasonOf(tuneMount(world, path, { ...sent, description: 'other' }))).toMatchObject(reason)
    expect(await listMounts(world)).toEqual(before)
  })
})
