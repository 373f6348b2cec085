import type { World } from '#world.ts'
import { type ApproleAt, findApprole } from './role.ts'
import { familyOf, living, type SecretId, secretIds } from './secret-id.ts'

/** Part of a list: those behind `after`, at most `limit`. */
export interface AccessorPage {
  readonly after?: string | undefined
  readonly limit?: number | undefined
}

/** The secret ids of a role, in the order of their accessors; those that are over are left out. */
export async function listSecretIds(world: World, at: ApproleAt, { after, limit }: AccessorPage): Promise<readonly SecretId[]> {
  const now = world.clock.now()
  return world.storage.read(async (view) => {
    const family = familyOf(await findApprole(view, at))
    const filed = await secretIds.filed(view, 'byAccessor', {
      prefix: family,
      ...(after ? { after: family + after } : {}),
      ...(limit !== undefined && limit > 0 ? { limit } : {}),
    })
    const found = await secretIds.maybeMany(
      view,
      filed.map(({ id }) => id),
    )
    return found.filter((secretId) => living(secretId, now) !== undefined).filter((secretId) => secretId !== undefined)
  })
}
