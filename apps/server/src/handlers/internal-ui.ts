import type { internalUiRoutes } from '@postern/contract/routes/internal-ui.ts'
import { isAuthType } from '@postern/engine/mounts/mount.ts'
import { routeOf } from '@postern/engine/mounts/mount-store.ts'
import { shownMount } from '@postern/engine/mounts/shown-mount.ts'
import { findVisibleMount, type VisibleMount, visibleMounts } from '@postern/engine/mounts/visible-mounts.ts'
import { resultantAcl } from '@postern/engine/policies/acl/resultant-acl.ts'
import type { World } from '@postern/engine/world.ts'
import type { Handlers } from './handlers.ts'

/** spec/core.md 6. */
export const internalUiHandlers = (world: World): Handlers<typeof internalUiRoutes> => ({
  async listVisibleMounts({ caller }) {
    const seen = await visibleMounts(world, caller)
    const shown = (isWanted: (type: string) => boolean) =>
      Object.fromEntries(
        seen.filter(({ mount }) => isWanted(mount.type)).map((each) => [each.mount.path, shownVisible(world, each)]),
      )
    return { data: { auth: shown(isAuthType), secret: shown((type) => !isAuthType(type)) } }
  },
  async findVisibleMount({ params, caller }) {
    const mount = await findVisibleMount(world, caller, params.path)
    return { data: { ...shownMount(mount, world.settings), path: routeOf(mount) } }
  },
  readResultantAcl: ({ caller }) => ({ data: resultantAcl(caller.acl) }),
})

function shownVisible(world: World, { mount, isAllSeen }: VisibleMount) {
  const { type, description, options } = mount
  return isAllSeen ? shownMount(mount, world.settings) : { type, description, options }
}
