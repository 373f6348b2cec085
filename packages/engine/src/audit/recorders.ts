import { inMemory } from '#memory/in-memory.ts'
import { rememberedWhole } from '#memory/remembered-whole.ts'
import type { AuditSink } from '#ports/audit-log.ts'
import { secretsOf } from '#secrets/server-secrets.ts'
import { bytesOf } from '#storage/text.ts'
import type { World } from '#world.ts'
import { knownHeads } from './chain-heads.ts'
import { type AuditDevice, devices } from './device.ts'
import { type DeviceOptions, deviceOptions } from './device-options.ts'

/** The path of the device that the operator declared. */
export const declaredPath = 'declared/'

/** A device ready to record. */
export interface Recorder {
  readonly device: AuditDevice
  readonly options: DeviceOptions
  readonly sink: AuditSink
  /** `hmac-sha256:<64 hex>`; the same for the same value, and different at every device (spec/core.md 14.3). */
  hash(value: string): string
}

const nobody: readonly Recorder[] = []

const recallDevices = rememberedWhole(devices, (records) => ({ records }))

/** Those made of the very records that are remembered; when these change, others are made. */
const made = inMemory((): { from?: readonly AuditDevice[]; recorders: Promise<readonly Recorder[]> } => ({
  recorders: Promise.resolve(nobody),
}))

/** Everybody who records requests now. In memory, since every request asks. */
export async function recordersOf(world: World): Promise<readonly Recorder[]> {
  const { records } = await recallDevices(world)
  if (records.length === 0 && world.settings.audit?.declared === undefined) return nobody
  const memory = made(world)
  if (memory.from !== records) {
    memory.from = records
    memory.recorders = Promise.all(allDevices(world, records).map((device) => recorderFor(world, device)))
    memory.recorders.catch(() => delete memory.from)
  }
  return memory.recorders
}

/** Takes the keys out of memory when the server is sealed. */
export function forgetRecorders(world: World): void {
  delete made(world).from
  made(world).recorders = Promise.resolve(nobody)
}

/** All devices, the declared one first. */
export async function auditDevices(world: World): Promise<readonly AuditDevice[]> {
  return allDevices(world, (await recallDevices(world)).records)
}

/** A device that can record. */
export async function recorderFor(world: World, device: AuditDevice): Promise<Recorder> {
  const { cipher, storage } = world
  const key = (await secretsOf(world)).digest('audit-device', device.id)
  const options = deviceOptions(device.options)
  return {
    device,
    options,
    sink: { id: device.id, target: options.target, anchors: () => storage.read((view) => knownHeads(view, device.id)) },
    hash: (value) => `hmac-sha256:${cipher.hmacSha256(key, bytesOf(value)).toHex()}`,
  }
}

function allDevices({ settings }: World, stored: readonly AuditDevice[]): readonly AuditDevice[] {
  const declared = settings.audit?.declared
  if (declared === undefined) return stored
  return [
    { path: declaredPath, id: 'declared', type: 'file', description: 'declared at start', options: declared, local: false },
    ...stored,
  ]
}
