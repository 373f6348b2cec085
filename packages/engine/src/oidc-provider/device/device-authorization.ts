import { z } from 'zod'
import { newBase62 } from '#chance/base62.ts'
import { newUuid } from '#chance/uuid.ts'
import { secretsOf } from '#secrets/server-secrets.ts'
import { collection } from '#storage/collection.ts'
import type { World } from '#world.ts'
import { grant } from '../authorize/authorization-code.ts'

const deviceAuthorization = z.object({
  id: z.string(),
  /** Keyed hash of the user code, in its bare form. */
  user_code: z.string(),
  provider: z.string(),
  client_id: z.string(),
  /** As the device asked. */
  scope: z.string(),
  grant_id: z.string(),
  /** Seconds since the epoch. */
  expires: z.number(),
  /** Seconds the device must wait between two questions. */
  interval: z.number(),
  last_asked: z.number(),
  decision: z.union([z.literal('pending'), z.literal('declined'), z.object({ grant })]),
})

/** A device waiting for its user (RFC 8628). */
export type DeviceAuthorization = Readonly<z.output<typeof deviceAuthorization>>

export const deviceAuthorizations = collection({
  name: 'device-authorization',
  schema: deviceAuthorization,
  key: ({ id }) => id,
  unique: { byUserCode: ({ user_code }) => user_code },
  expiresAt: ({ expires }) => expires,
})

/** Seconds. */
export const deviceLifetime = 600
const firstInterval = 5

export async function deviceIdOf(world: World, deviceCode: string): Promise<string> {
  return (await secretsOf(world)).hash('device code', deviceCode)
}

/** The index value of a user code, however it is typed. */
export async function userCodeIdOf(world: World, userCode: string): Promise<string> {
  const bare = userCode.toUpperCase().replace(/[^A-Z]/g, '')
  return (await secretsOf(world)).hash('user code', bare)
}

/** Lets a device begin; gives the codes for the device and for its user. */
export async function beginDeviceAuthorization(
  world: World,
  order: Pick<DeviceAuthorization, 'provider' | 'client_id' | 'scope'>,
): Promise<{ readonly deviceCode: string; readonly userCode: string; readonly interval: number }> {
  const deviceCode = newBase62(world.chance, 43)
  const userCode = newUserCode(world)
  const record: DeviceAuthorization = {
    ...order,
    id: await deviceIdOf(world, deviceCode),
    user_code: await userCodeIdOf(world, userCode),
    grant_id: newUuid(world.chance),
    expires: world.clock.now() + deviceLifetime,
    interval: firstInterval,
    last_asked: 0,
    decision: 'pending',
  }
  const conflict = await world.storage.write((change) => deviceAuthorizations.tryPut(change, record))
  return conflict === undefined ? { deviceCode, userCode, interval: firstInterval } : beginDeviceAuthorization(world, order)
}

// Without vowels there are no words, without Y no doubt (RFC 8628 6.1).
const letters = 'BCDFGHJKLMNPQRSTVWXZ'

/** Eight letters in two groups: 34 bits, which nobody guesses in ten minutes while attempts are limited. */
function newUserCode({ chance }: Pick<World, 'chance'>): string {
  let code = ''
  while (code.length < 8) {
    for (const byte of chance.bytes(16)) if (byte < 240 && code.length < 8) code += letters.charAt(byte % 20)
  }
  return `${code.slice(0, 4)}-${code.slice(4)}`
}
