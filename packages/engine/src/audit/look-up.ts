import { mountPath } from '#mounts/mount-path.ts'
import type { ChainHead } from '#ports/audit-log.ts'
import { refuse } from '#refusal.ts'
import type { World } from '#world.ts'
import { type Recorder, recordersOf } from './recorders.ts'

/** How a value reads in the records of a device. */
export async function hashForDevice(
  world: World,
  { path, input }: { readonly path: string; readonly input: string },
): Promise<string> {
  if (input === '') return refuse({ code: 'audit_input_missing' })
  return (await findRecorder(world, path)).hash(input)
}

/** The last link of a device's chain; undefined when it has none yet. */
export async function headOfDevice(world: World, path: string): Promise<ChainHead | undefined> {
  const { device } = await findRecorder(world, path)
  return world.auditLog.head(device.id)
}

async function findRecorder(world: World, sent: string): Promise<Recorder> {
  const path = mountPath(sent)
  const found = (await recordersOf(world)).find(({ device }) => device.path === path)
  return found ?? refuse({ code: 'audit_device_unknown', path })
}
