import type { Change } from '#ports/storage.ts'
import { clearRemains, resumeRevocations } from '#tokens/clear-remains.ts'
import { cutOff } from '#tokens/cut-off.ts'
import { isSpent, tokens } from '#tokens/token-store.ts'
import type { World } from '#world.ts'
import { expiringKinds } from './expiring-kinds.ts'
import { carryOutRevocations } from './prefix-revocation.ts'

const batch = 100

/**
 * Takes away what has expired, tokens with all that hangs on them, and finishes what was interrupted. To be called
 * every second or so: by one instance at a time on a shared store, which names nothing to the others. No request
 * depends on it, since every record's age is judged when it is read. Gives how many rows were due.
 */
export async function sweepExpired(world: World): Promise<number> {
  await resumeRevocations(world)
  await carryOutRevocations(world)
  let swept = 0
  for (;;) {
    const keys = await world.storage.expired(world.clock.now(), batch)
    if (keys.length === 0) return swept
    const remains = await world.storage.write((change) => removeDue(change, keys, world.clock.now()))
    await clearRemains(world, remains)
    swept += keys.length
    await world.pause()
  }
}

/** Gives the tokens on which something still hangs. */
async function removeDue(change: Change, keys: readonly string[], now: number): Promise<readonly string[]> {
  const remains: string[] = []
  for (const key of keys) {
    const id = tokens.idOf(key)
    if (id === undefined) await removeOther(change, key, now)
    else if (await removeToken(change, id, now)) remains.push(id)
  }
  return remains
}

// It may have been renewed since it was named.
async function removeToken(change: Change, id: string, now: number): Promise<boolean> {
  const token = await tokens.maybe(change, id)
  if (token === undefined || !isSpent(token, now)) return false
  return (await cutOff(change, id))?.hasRemains ?? false
}

async function removeOther(change: Change, key: string, now: number): Promise<void> {
  for (const kind of expiringKinds) {
    const id = kind.idOf(key)
    if (id !== undefined) return kind.removeExpired(change, id, now)
  }
  change.delete(key)
}
