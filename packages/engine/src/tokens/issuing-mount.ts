import type { Mount } from '#mounts/mount.ts'
import { maybeMountAt, maybeMountByAccessor } from '#mounts/mount-table.ts'
import type { World } from '#world.ts'
import type { Token } from './token.ts'

/** The mount that made a token: that of its login, or the token mount; undefined when it is gone. */
export function issuingMount(world: World, { mountAccessor }: Pick<Token, 'mountAccessor'>): Promise<Mount | undefined> {
  return mountAccessor === undefined ? maybeMountAt(world, 'auth/token/') : maybeMountByAccessor(world, mountAccessor)
}
