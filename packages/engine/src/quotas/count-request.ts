import { LRUCache } from 'lru-cache'
import { inMemory } from '#memory/in-memory.ts'
import type { World } from '#world.ts'
import type { RateLimit } from './rate-limit.ts'

/** What of a limit is counted by. */
type Pace = Pick<RateLimit, 'name' | 'rate' | 'interval' | 'blockInterval'>

/** How a request stands against its limit. */
export interface RateStanding {
  readonly isOver: boolean
  readonly limit: number
  readonly remaining: number
  /** Seconds until it is worth asking again. */
  readonly resetIn: number
}

interface Window {
  readonly endsAt: number
  readonly used: number
  readonly blockedUntil: number
}

/** Addresses come from outside, so only so many are known at once. */
const most = 100_000

const windowsOf = inMemory(() => new LRUCache<string, Window>({ max: most }))

/** Counts a request of an address against a limit, in this process. */
export function countRequest(world: World, limit: Pace, address: string): RateStanding {
  const windows = windowsOf(world)
  const now = world.clock.millis()
  const key = `${limit.name}\0${address}`
  const window = windowAt(windows.get(key), limit, now)
  const allowed = Math.ceil(limit.rate)
  const isBlocked = window.blockedUntil > now
  const isOver = isBlocked || window.used >= allowed
  const after: Window = {
    endsAt: window.endsAt,
    used: isOver ? window.used : window.used + 1,
    blockedUntil: isOver && !isBlocked ? now + limit.blockInterval * 1000 : window.blockedUntil,
  }
  windows.set(key, after)
  return {
    isOver,
    limit: allowed,
    remaining: isOver ? 0 : allowed - after.used,
    resetIn: Math.max(0, Math.ceil((Math.max(after.endsAt, after.blockedUntil) - now) / 1000)),
  }
}

function windowAt(known: Window | undefined, { interval }: Pace, now: number): Window {
  if (known !== undefined && (known.endsAt > now || known.blockedUntil > now)) return known
  return { endsAt: now + interval * 1000, used: 0, blockedUntil: 0 }
}
