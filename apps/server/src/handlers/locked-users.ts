import type { LockedUsers } from '@postern/contract/resources/locked-users.ts'
import type { lockedUserRoutes } from '@postern/contract/routes/locked-users.ts'
import { type LockedAtMount, lockedUsers, unlockUser } from '@postern/engine/auth/lockout/locked-users.ts'
import { listAuthMounts } from '@postern/engine/mounts/mount-table.ts'
import type { World } from '@postern/engine/world.ts'
import type { Handlers } from './handlers.ts'

/** spec/core.md 5.6. */
export const lockedUserHandlers = (world: World): Handlers<typeof lockedUserRoutes> => ({
  async listLockedUsers({ input: { mount_accessor: accessor = '' }, request }) {
    const mounts = (await listAuthMounts(world)).filter((mount) => accessor === '' || mount.accessor === accessor)
    return { data: shownLockedUsers(await lockedUsers(world, mounts), request.namespace) }
  },
  async unlockUser({ params }) {
    await unlockUser(world, { mountAccessor: params.accessor, name: params.alias })
    return undefined
  },
})

function shownLockedUsers(locked: readonly LockedAtMount[], namespace: string): LockedUsers {
  const total = locked.reduce((sum, { names }) => sum + names.length, 0)
  const mounts = locked.map(({ mountAccessor, names }) => ({
    mount_accessor: mountAccessor,
    counts: names.length,
    alias_identifiers: [...names],
  }))
  const all = { namespace_id: namespace, namespace_path: '', counts: total, mount_accessors: mounts }
  return { by_namespace: total === 0 ? [] : [all], total }
}
