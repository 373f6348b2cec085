import type { Sent } from '#auth/sent.ts'
import { routeOf } from '#mounts/mount-store.ts'
import { mountOfPath } from '#mounts/mount-table.ts'
import { refuse } from '#refusal.ts'
import type { World } from '#world.ts'
import { type RateLimit, rateLimits } from './rate-limit.ts'

/** A rate limit as it is sent; what is left out takes its default. Durations in seconds. */
export type SentRateLimit = Sent<
  Pick<RateLimit, 'role' | 'rate' | 'interval' | 'blockInterval' | 'inheritable'> & { readonly path: string }
> & { readonly name: string }

/** Logins of these types say a role. */
const typesWithRoles: ReadonlySet<string> = new Set(['jwt', 'oidc', 'kubernetes', 'approle'])

/** Writes a rate limit as a whole (spec/core.md 15). */
export async function writeRateLimit(world: World, sent: SentRateLimit): Promise<void> {
  const { rate = 0, interval = 1, blockInterval = 0, role = '' } = sent
  if (!(rate > 0)) refuse({ code: 'quota_rate_invalid' })
  if (interval < 1) refuse({ code: 'quota_interval_invalid' })
  if (blockInterval < 0) refuse({ code: 'quota_block_invalid' })
  const { route, suffix } = await placeOf(world, sent, role)
  const limit = { name: sent.name, route, suffix, role, rate, interval, blockInterval, inheritable: sent.inheritable ?? false }
  await world.storage.write(async (change) => {
    const conflict = await rateLimits.tryPut(change, limit)
    if (conflict !== undefined) refuse({ code: 'quota_duplicate', name: conflict.holder })
  })
}

async function placeOf(world: World, { path = '' }: SentRateLimit, role: string): Promise<Pick<RateLimit, 'route' | 'suffix'>> {
  const plain = path.replace(/^\/+/, '')
  if (plain === '') return role === '' ? { route: '', suffix: '' } : refuse({ code: 'quota_role_unsupported', path })
  const whole = plain.endsWith('/') ? plain : `${plain}/`
  const { mount, rest } = (await mountOfPath(world, whole)) ?? refuse({ code: 'quota_path_invalid', path })
  const suffix = plain.endsWith('/') ? rest : rest.replace(/\/$/, '')
  if (role !== '' && suffix !== '') refuse({ code: 'quota_role_with_suffix' })
  if (role !== '' && !typesWithRoles.has(mount.type)) refuse({ code: 'quota_role_unsupported', path })
  return { route: routeOf(mount), suffix }
}
