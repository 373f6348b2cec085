import { newUuid } from '#chance/uuid.ts'
import { carryOutRevocations, orderRevocation } from '#leases/prefix-revocation.ts'
import type { Change } from '#ports/storage.ts'
import { followMount } from '#quotas/follow-mount.ts'
import { refuse } from '#refusal.ts'
import type { World } from '#world.ts'
import { type Migration, migrations } from './migration.ts'
import { isAuthType, type Mount } from './mount.ts'
import { isReachable, mountPath } from './mount-path.ts'
import { mounts, routeOf } from './mount-store.ts'
import { mountInTheWay } from './taken-route.ts'

const week = 604_800

/** From where to where, with full paths: `auth/old`, `auth/new`. */
export interface MountMove {
  readonly from: string
  readonly to: string
}

/** Moves an auth method. It keeps its accessor and all that lives in it; its tokens are revoked (spec/core.md 5.5). */
export async function moveMount(world: World, move: MountMove): Promise<Migration> {
  const [from, to] = [mountPath(move.from), mountPath(move.to)]
  if (from === '/' || to === '/') refuse({ code: 'mount_move_incomplete' })
  const migration: Migration = {
    id: newUuid(world.chance),
    source: from,
    target: to,
    status: 'in-progress',
    expiresAt: world.clock.now() + week,
  }

  await world.storage.write(async (change) => {
    const mount = await movedMount(change, { from, to })
    await mounts.put(change, mount)
    await migrations.put(change, migration)
    await followMount(change, from, to)
    await orderRevocation(world, change, from)
  })
  await carryOutRevocations(world)
  const done: Migration = { ...migration, status: 'success' }
  await world.storage.write((change) => migrations.put(change, done))
  return done
}

async function movedMount(change: Change, { from, to }: MountMove): Promise<Mount> {
  const mount = await mounts.maybeBy(change, 'byRoute', from)
  if (mount === undefined || mount.isLeaving) return refuse({ code: 'mount_to_move_not_found', path: from })
  if (!isAuthType(mount.type) || mount.type === 'token') return refuse({ code: 'mount_immovable', path: from })
  if (!to.startsWith('auth/')) return refuse({ code: 'mount_move_out_of_auth', path: to })
  if (!isReachable(to)) return refuse({ code: 'mount_path_unreachable', path: to })
  const moved = { ...mount, path: to.slice('auth/'.length) }
  if (moved.path === '' || moved.path === '/') return refuse({ code: 'mount_move_incomplete' })
  const existing = await mountInTheWay(change, moved)
  if (existing !== undefined) return refuse({ code: 'mount_move_in_use', path: routeOf(existing) })
  return moved
}

/** The move with this id. */
export function findMove(world: World, id: string): Promise<Migration> {
  return world.storage.read((view) => migrations.find(view, id))
}
