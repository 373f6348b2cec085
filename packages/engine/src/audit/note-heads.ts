import type { World } from '#world.ts'
import { noteHead } from './chain-heads.ts'
import { recordersOf } from './recorders.ts'

/** Notes how far the chains go, so that a file that was cut off is found out; to be called every minute or so. */
export async function noteHeads(world: World): Promise<void> {
  for (const { device } of await recordersOf(world)) {
    const head = world.auditLog.head(device.id)
    if (head !== undefined) await noteHead(world, device.id, head)
  }
}
