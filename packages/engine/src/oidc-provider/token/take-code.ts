import type { World } from '#world.ts'
import { type AuthorizationCode, authorizationCodes, codeIdOf } from '../authorize/authorization-code.ts'
import { endGrant } from './ended-grant.ts'

const longestMemory = 3600

/**
 * Takes a code: of any number of attempts at the same time, one gets it. From then on the code is spent, whatever
 * becomes of the exchange. Whoever brings a spent code ends what the first exchange gave (RFC 9700 4.5, design 7).
 */
export async function takeCode(
  world: World,
  { code, tokenLife }: { readonly code: string; readonly tokenLife: number },
): Promise<AuthorizationCode | undefined> {
  const id = await codeIdOf(world, code)
  return world.storage.write(async (change) => {
    const now = world.clock.now()
    const record = await authorizationCodes.maybe(change, id)
    if (record === undefined) return undefined
    if (record.spent !== undefined) {
      await endGrant(change, { id: record.grant.id, expires: record.spent.over })
      return undefined
    }
    if (record.expires <= now) return undefined
    const over = now + tokenLife
    await authorizationCodes.put(change, {
      ...record,
      spent: { until: Math.max(record.expires, Math.min(over, now + longestMemory)), over },
    })
    return record
  })
}
