import type { RateLimit } from './rate-limit.ts'
import type { RateLimitTable } from './rate-limit-table.ts'

/** What a rate limit is chosen by. */
export interface LimitedRequest {
  /** Where its mount begins; undefined where there is none. */
  readonly route: string | undefined
  /** What follows the mount. */
  readonly rest: string
  /** Whose login it is. */
  readonly role: string | undefined
}

/** The one limit that counts: that of the role, else of the path, else of the mount, else of the server (spec/core.md 15). */
export function matchingLimit(
  { byRoute, global }: Pick<RateLimitTable, 'byRoute' | 'global'>,
  { route, rest, role }: LimitedRequest,
): RateLimit | undefined {
  const ofMount = route === undefined ? [] : (byRoute.get(route) ?? [])
  const ofRole = role === undefined ? undefined : ofMount.find((limit) => limit.role !== '' && isSameRole(limit.role, role))
  const general = ofMount.filter((limit) => limit.role === '')
  return ofRole ?? mostSpecific(general.filter(({ suffix }) => covers(suffix, rest))) ?? global
}

const isSameRole = (one: string, other: string) => one.toLowerCase() === other.toLowerCase()

function covers(suffix: string, rest: string): boolean {
  if (suffix === '' || suffix === rest) return true
  return suffix.endsWith('*') && rest.startsWith(suffix.slice(0, -1))
}

// An exact path goes before a pattern, and a longer pattern before a shorter one.
function mostSpecific(limits: readonly RateLimit[]): RateLimit | undefined {
  const weight = ({ suffix }: RateLimit) => suffix.length * 2 + (suffix.endsWith('*') ? 0 : 1)
  return limits.toSorted((one, other) => weight(other) - weight(one))[0]
}
