import { newUuid } from '#chance/uuid.ts'
import type { Change } from '#ports/storage.ts'
import { rootNamespace } from '#storage/keys.ts'
import type { World } from '#world.ts'
import { blankMountConfig } from './blank-config.ts'
import { isAuthType, type Mount } from './mount.ts'
import { mounts, newMountAccessor, routeOf } from './mount-store.ts'

type BuiltIn = Pick<Mount, 'path' | 'type' | 'description'> & Partial<Pick<Mount, 'local' | 'seal_wrap'>>

/** What is mounted from the start and stays (spec/core.md 5.1, 6). */
const builtIns: readonly BuiltIn[] = [
  { path: 'token/', type: 'token', description: 'token based credentials' },
  { path: 'cubbyhole/', type: 'cubbyhole', description: 'per-token private secret storage', local: true },
  { path: 'identity/', type: 'identity', description: 'identity store' },
  { path: 'sys/', type: 'system', description: 'system endpoints used for control, policy and debugging', seal_wrap: true },
]

/** Writes the built-in mounts that a store does not have yet. */
export async function seedMounts(world: World, change: Change): Promise<void> {
  for (const builtIn of builtIns) {
    if ((await mounts.idBy(change, 'byRoute', routeOf(builtIn))) !== undefined) continue
    await mounts.put(change, await newBuiltIn(world, change, builtIn))
  }
}

async function newBuiltIn(world: World, change: Change, builtIn: BuiltIn): Promise<Mount> {
  return {
    namespace: rootNamespace,
    accessor: await newMountAccessor(world, change, builtIn.type),
    uuid: newUuid(world.chance),
    local: false,
    seal_wrap: false,
    external_entropy_access: false,
    options: null,
    config: isAuthType(builtIn.type) ? blankMountConfig : { ...blankMountConfig, token_type: '' },
    ...builtIn,
  }
}
