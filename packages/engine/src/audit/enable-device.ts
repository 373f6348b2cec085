import { newUuid } from '#chance/uuid.ts'
import { judge } from '#finding.ts'
import type { TextMap } from '#identity/text-map.ts'
import { mountPath, pathsAbove } from '#mounts/mount-path.ts'
import { refuse, refuseFirst } from '#refusal.ts'
import type { World } from '#world.ts'
import { type AuditDevice, devices } from './device.ts'
import { deviceRules } from './device-rules.ts'
import { declaredPath, recorderFor } from './recorders.ts'
import { testRecord } from './test-record.ts'

/** A device as it was asked for. */
export interface DeviceWish {
  readonly path: string
  readonly type: string
  readonly description: string
  readonly options: TextMap
  readonly local: boolean
}

/** Records every request and reply at one more place (spec/core.md 14.1), beginning with a record that tries it. */
export async function enableDevice(world: World, { type, ...wish }: DeviceWish): Promise<void> {
  const path = mountPath(wish.path)
  const isAccepted = world.settings.audit?.acceptsApi === true
  refuseFirst(judge(deviceRules, { path, type, options: wish.options, isAccepted }))
  const device: AuditDevice = { ...wish, path, type: 'file', id: newUuid(world.chance) }

  const existing = await world.storage.read((view) => devices.records(view))
  refuseTaken(existing, device)
  await tryOut(world, device)
  await world.storage.write(async (change) => {
    refuseTaken(await devices.records(change), device)
    await devices.put(change, device)
  })
}

/** Neither at, above nor below another. */
function refuseTaken(existing: readonly AuditDevice[], { path }: AuditDevice): void {
  const others = [declaredPath, ...existing.map((device) => device.path)]
  const isTaken = others.some((other) => other === path || pathsAbove(other).includes(path) || pathsAbove(path).includes(other))
  if (isTaken) refuse({ code: 'audit_path_in_use' })
}

async function tryOut(world: World, device: AuditDevice): Promise<void> {
  const { sink } = await recorderFor(world, device)
  try {
    await world.auditLog.append(sink, testRecord(world))
  } catch (error) {
    await world.auditLog.release(device.id)
    refuse({ code: 'audit_test_failed', detail: error instanceof Error ? error.message : String(error) })
  }
}
