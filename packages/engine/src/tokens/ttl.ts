import { goDuration } from './go-duration.ts'

/** What bounds a token's life. Durations in seconds, 0 = not set. */
export interface Life {
  /** The TTL that was asked for, or the role's. */
  readonly ttl: number
  /** The auth method's own maximum. */
  readonly maxTtl: number
  readonly explicitMaxTtl: number
  readonly period: number
}

/** The TTLs where the token is made: the mount's, or where it says nothing the system's. Both are above 0. */
export interface SystemTtls {
  readonly defaultTtl: number
  readonly maxTtl: number
}

/** When the computation happens: seconds since the epoch, and the increment a renewal asks for. */
export interface Moment {
  readonly now: number
  readonly issueTime: number
  readonly increment?: number
}

/** The TTL from now on, and what the caller should be told of it. */
export interface Ttl {
  readonly ttl: number
  readonly warnings: readonly string[]
}

/**
 * How long a token lives from now on (spec/core.md 9.8); undefined when nothing remains. A periodic token starts its
 * period anew each time, any other ends at the latest its maximum after its issue, and both end at the explicit maximum.
 */
export function ttlOf(life: Life, system: SystemTtls, moment: Moment): Ttl | undefined {
  const max = lowest(system.maxTtl, life.maxTtl, life.explicitMaxTtl)
  const wish = life.period > 0 ? periodOf(life.period, max) : { ttl: wishedTtl(life, system, moment), warnings: [] }
  const end = life.period > 0 ? life.explicitMaxTtl : max
  if (end === 0) return wish

  const remaining = moment.issueTime + end - moment.now
  if (remaining <= 0) return undefined
  if (wish.ttl <= remaining) return wish
  const warning = `TTL of "${goDuration(wish.ttl)}" exceeded the effective max_ttl of "${goDuration(remaining)}"; TTL value is capped accordingly`
  return { ttl: remaining, warnings: [...wish.warnings, warning] }
}

function periodOf(period: number, max: number): Ttl {
  if (period <= max) return { ttl: period, warnings: [] }
  const warning = `period of "${goDuration(period)}" exceeded the effective max_ttl of "${goDuration(max)}"; period value is capped accordingly`
  return { ttl: max, warnings: [warning] }
}

function wishedTtl({ ttl }: Life, { defaultTtl }: SystemTtls, { increment = 0 }: Moment): number {
  if (increment > 0) return increment
  return ttl > 0 ? ttl : defaultTtl
}

function lowest(system: number, ...limits: readonly number[]): number {
  return Math.min(system, ...limits.filter((limit) => limit > 0))
}
