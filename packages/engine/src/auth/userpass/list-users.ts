import type { Mount } from '#mounts/mount.ts'
import type { World } from '#world.ts'
import { type ListPage, pageOfNames } from '../page-of-names.ts'
import { users } from './user.ts'

/** The names of a mount's users, sorted. */
export function listUsers(world: World, { uuid }: Mount, page: ListPage = {}): Promise<readonly string[]> {
  return pageOfNames(world, { records: users, mount: uuid, page })
}
