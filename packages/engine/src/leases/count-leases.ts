import type { LeaseCount } from '@postern/contract/resources/lease.ts'
import { routeOf } from '#mounts/mount-store.ts'
import { listAuthMounts } from '#mounts/mount-table.ts'
import { tokens } from '#tokens/token-store.ts'
import type { World } from '#world.ts'

const chunk = 2000

/** How many leases there are, by the path of the mount they were made at: `auth/jwt/`. */
export async function countLeases(world: World): Promise<LeaseCount> {
  const routes = (await listAuthMounts(world)).map(routeOf)
  const counts = new Map<string, number>()
  let after: string | undefined
  let total = 0
  for (;;) {
    const page = { limit: chunk, ...(after === undefined ? {} : { after }) }
    const leases = await world.storage.read((view) => tokens.filed(view, 'byLease', page))
    for (const { value } of leases) {
      const mount = routes.find((route) => value.startsWith(route)) ?? folderOf(value)
      counts.set(mount, (counts.get(mount) ?? 0) + 1)
    }
    total += leases.length
    after = leases.at(-1)?.value
    if (leases.length < chunk) return { lease_count: total, counts: Object.fromEntries(counts) }
    await world.pause()
  }
}

// A lease of a mount that is gone, or is no auth mount's: wrapping tokens are filed under the path they wrap.
function folderOf(leaseId: string): string {
  return leaseId.slice(0, leaseId.lastIndexOf('/') + 1)
}
