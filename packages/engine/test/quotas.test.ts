import { describe, expect, it } from 'vitest'
import { disableAuth } from '#mounts/disable-auth.ts'
import { moveMount } from '#mounts/move-mount.ts'
import { writeQuotaSettings } from '#quotas/quota-settings.ts'
import { rateLimits, shownPath } from '#quotas/rate-limit.ts'
import { refuseOverLimit } from '#quotas/refuse-over-limit.ts'
import { type SentRateLimit, writeRateLimit } from '#quotas/write-rate-limit.ts'
import { createMountWorld } from '#testing/mounts.ts'
import { reasonOf } from '#testing/tokens.ts'

async function withLimits(...limits: readonly SentRateLimit[]) {
  const { world, clock, enable } = await createMountWorld()
  await enable('ci', { type: 'jwt' })
  for (const limit of limits) await writeRateLimit(world, limit)
  const ask = (path: string, more: { readonly from?: string; readonly role?: string } = {}) =>
    refuseOverLimit(world, {
      path,
      remoteAddress: more.from ?? '192.0.2.7',
      parameters: () => (more.role === undefined ? {} : { role: more.role }),
    })
  /** How many of ten requests get through. */
  async function through(path: string, more: { readonly from?: string; readonly role?: string } = {}) {
    let count = 0
    for (let turn = 0; turn < 10; turn++) {
      const isThrough = await ask(path, more).then(
        () => true,
        () => false,
      )
      if (isThrough) count += 1
    }
    return count
  }
  return { world, clock, ask, through }
}

describe('core 15: rate limits', () => {
  it('let everything through where there are none', async () => {
    const { through } = await withLimits()
    expect(await through('sys/auth')).toBe(10)
  })

  it('count each address by itself, anew in each interval', async () => {
    const { through, clock } = await withLimits({ name: 'all', rate: 3, interval: 10 })
    expect(await through('sys/auth')).toBe(3)
    expect(await through('auth/ci/login', { from: '192.0.2.8' })).toBe(3)
    clock.advance(9)
    expect(await through('sys/auth')).toBe(0)
    clock.advance(1)
    expect(await through('sys/auth')).toBe(3)
  })

  it('turn away for as long as they say, and no longer', async () => {
    const { through, clock } = await withLimits({ name: 'all', rate: 1, interval: 1, blockInterval: 60 })
    expect(await through('sys/auth')).toBe(1)
    clock.advance(59)
    expect(await through('sys/auth')).toBe(0)
    clock.advance(1)
    expect(await through('sys/auth')).toBe(1)
  })

  it('count only by the most specific: role, then path, then mount, then server', async () => {
    const { through } = await withLimits(
      { name: 'all', rate: 1 },
      { name: 'mount', path: 'auth/ci/', rate: 2 },
      { name: 'pattern', path: 'auth/ci/role/*', rate: 3 },
      { name: 'path', path: 'auth/ci/role/a', rate: 4 },
      { name: 'role', path: 'auth/ci', role: 'Deploy', rate: 5 },
    )
    expect(await through('sys/auth')).toBe(1)
    expect(await through('auth/ci/config')).toBe(2)
    expect(await through('auth/ci/role/b')).toBe(3)
    expect(await through('auth/ci/role/a')).toBe(4)
    expect(await through('auth/ci/login', { role: 'deploy' })).toBe(5)
    expect(await through('auth/ci/login', { role: 'other', from: '192.0.2.9' })).toBe(2)
  })

  it('never count what is exempt', async () => {
    const { through, world } = await withLimits({ name: 'all', rate: 1 })
    expect(await through('sys/health')).toBe(10)
    await writeQuotaSettings(world, { exemptPaths: ['sys/auth*'] })
    expect(await through('sys/auth/x')).toBe(10)
    expect(await through('sys/health')).toBe(1)
  })

  it('tell how they stand, if they shall', async () => {
    const { ask, world } = await withLimits({ name: 'all', rate: 1, interval: 30 })
    await writeQuotaSettings(world, { showsHeaders: true })
    const standing = { 'X-RateLimit-Limit': '1', 'X-RateLimit-Remaining': '0', 'X-RateLimit-Reset': '30' }
    expect(await ask('sys/auth')).toEqual(standing)
    expect(await reasonOf(ask('sys/auth'))).toEqual({
      code: 'quota_exceeded',
      path: 'sys/auth',
      headers: { ...standing, 'Retry-After': '30' },
    })
  })

  it('go with their mount', async () => {
    const { world } = await withLimits({ name: 'login', path: 'auth/ci/login', rate: 1 }, { name: 'all', rate: 1 })
    const paths = async () => (await world.storage.read((view) => rateLimits.records(view))).map(shownPath)
    await moveMount(world, { from: 'auth/ci', to: 'auth/build' })
    expect(await paths()).toEqual(['', 'auth/build/login'])
    await disableAuth(world, 'build')
    expect(await paths()).toEqual([''])
  })

  it.each<[string, Omit<SentRateLimit, 'name'>, object]>([
    ['no rate', {}, { code: 'quota_rate_invalid' }],
    ['a negative rate', { rate: -1 }, { code: 'quota_rate_invalid' }],
    ['a rate that is no number', { rate: Number.NaN }, { code: 'quota_rate_invalid' }],
    ['no interval', { rate: 1, interval: 0 }, { code: 'quota_interval_invalid' }],
    ['a negative block', { rate: 1, blockInterval: -1 }, { code: 'quota_block_invalid' }],
    ['a path of no mount', { rate: 1, path: 'auth/none/login' }, { code: 'quota_path_invalid', path: 'auth/none/login' }],
    ['the place of another', { rate: 1, path: '/auth/ci' }, { code: 'quota_duplicate', name: 'mount' }],
    ['a role of a path', { rate: 1, path: 'auth/ci/login', role: 'a' }, { code: 'quota_role_with_suffix' }],
    ['a role of no mount', { rate: 1, role: 'a' }, { code: 'quota_role_unsupported', path: '' }],
    ['a role where there are none', { rate: 1, path: 'auth/token/', role: 'a' }, { code: 'quota_role_unsupported' }],
  ])('cannot have %s', async (_, sent, reason) => {
    const { world } = await withLimits({ name: 'mount', path: 'auth/ci/', rate: 2 })
    expect(await reasonOf(writeRateLimit(world, { ...sent, name: 'x' }))).toMatchObject(reason)
  })
})
