import { emptyCubbyhole } from '#cubbyhole/cubbyhole-store.ts'
import type { Change } from '#ports/storage.ts'
import type { World } from '#world.ts'
import { cutOff } from './cut-off.ts'
import { pendingRevocations } from './pending-revocations.ts'
import { tokens } from './token-store.ts'

// How much goes in one change: small enough that other requests wait some milliseconds at most.
const batch = 100

/**
 * Clears what hangs on revoked tokens, whole trees of children included, in batches with pauses between them. What was
 * begun is noted in the store, so a crash only interrupts it.
 */
export async function clearRemains(world: World, ids: readonly string[]): Promise<void> {
  let open = ids
  while (open.length > 0) {
    const before = open
    open = await world.storage.write((change) => clearSome(change, before))
    await world.pause()
  }
}

/** Finishes every revocation that was begun and interrupted: at start, before anybody is served, and when sweeping. */
export async function resumeRevocations(world: World): Promise<void> {
  for (;;) {
    const ids = await world.storage.read((view) => pendingRevocations.list(view, { limit: batch }))
    if (ids.length === 0) return
    await clearRemains(world, ids)
  }
}

/** Clears one batch; gives the tokens on which something still hangs. */
async function clearSome(change: Change, ids: readonly string[]): Promise<readonly string[]> {
  const open = [...ids]
  let left = batch
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    const children = await tokens.idsBy(change, 'byParent', id, { limit: left })
    const below: string[] = []
    for (const child of children) {
      const cut = await cutOff(change, child)
      if (cut?.hasRemains) below.push(child)
    }
    left -= children.length
    left -= left > 0 ? await emptyCubbyhole(change, id, left) : 0
    if (left <= 0) return [...open, id, ...below]
    await pendingRevocations.remove(change, id)
    open.push(...below)
    // Tokens that had nothing left cost a look all the same.
    left -= 1
  }
  return open
}
