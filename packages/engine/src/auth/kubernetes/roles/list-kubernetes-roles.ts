import type { Mount } from '#mounts/mount.ts'
import type { World } from '#world.ts'
import { type ListPage, pageOfNames } from '../../page-of-names.ts'
import { kubernetesRoles } from './kubernetes-role.ts'

/** The names of a mount's roles, sorted. */
export function listKubernetesRoles(world: World, { uuid }: Mount, page: ListPage = {}): Promise<readonly string[]> {
  return pageOfNames(world, { records: kubernetesRoles, mount: uuid, page })
}
