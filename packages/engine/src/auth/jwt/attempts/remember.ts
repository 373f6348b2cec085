import { LRUCache } from 'lru-cache'
import { newHex } from '#chance/uuid.ts'
import type { Judgement } from '#finding.ts'
import { inMemory } from '#memory/in-memory.ts'
import type { Mount } from '#mounts/mount.ts'
import type { Reason } from '#refusal.ts'
import type { World } from '#world.ts'
import type { Claims } from '../claims/parse-claims.ts'

/** A login that was tried, without its token. */
export interface Attempt {
  readonly kind: 'jwt' | 'oidc' | 'cel' | 'kubernetes'
  readonly mount: Mount
  readonly role: string
  readonly remoteAddress: string
  readonly claims?: Claims | undefined
  readonly judgement: Judgement<Reason>
}

/** An attempt with its name and time. */
export interface RememberedAttempt extends Attempt {
  readonly id: string
  /** Milliseconds since the epoch. */
  readonly at: number
}

const perMount = 100
const mostMounts = 200
const lifetime = 15 * 60 * 1000

const rings = inMemory(() => new LRUCache<string, readonly RememberedAttempt[]>({ max: mostMounts }))

/** Keeps an attempt for 15 minutes in the memory of this process, a hundred at most for each mount. */
export function remember(world: World, attempt: Attempt): void {
  const ring = rings(world)
  const earlier = ring.get(attempt.mount.uuid) ?? []
  const kept = earlier.length < perMount ? earlier : earlier.slice(1)
  ring.set(attempt.mount.uuid, [...kept, { ...attempt, id: newHex(world.chance, 4), at: world.clock.millis() }])
}

/** The attempts at a mount, the newest first. */
export function attemptsAt(world: World, { uuid }: Mount): readonly RememberedAttempt[] {
  const oldest = world.clock.millis() - lifetime
  return (rings(world).get(uuid) ?? []).filter(({ at }) => at > oldest).toReversed()
}
