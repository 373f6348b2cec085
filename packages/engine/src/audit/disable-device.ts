import { mountPath } from '#mounts/mount-path.ts'
import { refuse } from '#refusal.ts'
import type { World } from '#world.ts'
import { forgetChainHeads } from './chain-heads.ts'
import { devices } from './device.ts'
import { declaredPath } from './recorders.ts'

/** Records nothing at a place any more, there or not. */
export async function disableDevice(world: World, sent: string): Promise<void> {
  const path = mountPath(sent)
  if (path === declaredPath && world.settings.audit?.declared !== undefined) refuse({ code: 'audit_device_declared' })
  const gone = await world.storage.write((change) => devices.remove(change, path))
  if (gone === undefined) return
  await world.auditLog.release(gone.id)
  await forgetChainHeads(world, gone.id)
}
