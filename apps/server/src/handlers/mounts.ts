import type { sysAuthRoutes } from '@postern/contract/routes/sys-auth.ts'
import type { sysMountRoutes } from '@postern/contract/routes/sys-mounts.ts'
import { disableAuth } from '@postern/engine/mounts/disable-auth.ts'
import { enableAuth } from '@postern/engine/mounts/enable-auth.ts'
import { disableEngine, refuseEngine } from '@postern/engine/mounts/engine-mounts.ts'
import { findAuthMount, findFixedMount, findTunedMount } from '@postern/engine/mounts/find-mount.ts'
import { isAuthType, type Mount } from '@postern/engine/mounts/mount.ts'
import { listMounts } from '@postern/engine/mounts/mount-table.ts'
import { findMove, moveMount } from '@postern/engine/mounts/move-mount.ts'
import { shownMount, shownTuning } from '@postern/engine/mounts/shown-mount.ts'
import { tuneMount } from '@postern/engine/mounts/tune-mount.ts'
import type { World } from '@postern/engine/world.ts'
import type { Handlers } from './handlers.ts'
import { sentConfig, withLockout } from './sent-config.ts'

/** spec/core.md 5. */
export const sysAuthHandlers = (world: World): Handlers<typeof sysAuthRoutes> => ({
  listAuthMounts: async () => ({ data: await shownMounts(world, ({ type }) => isAuthType(type)) }),
  readAuthMount: async ({ params }) => ({ data: shownMount(await findAuthMount(world, params.path), world.settings) }),
  async enableAuth({ params, input }) {
    const { plugin_name = input.plugin_name, ...config } = sentConfig(input.config)
    await enableAuth(world, { ...input, plugin_name, config, path: params.path })
    return undefined
  },
  async disableAuth({ params }) {
    await disableAuth(world, params.path)
    return undefined
  },
  readAuthTuning: ({ params }) => tuningReply(world, `auth/${params.path}`),
  async tuneAuth({ params, input }) {
    await tuneMount(world, `auth/${params.path}`, withLockout(input))
    return undefined
  },
})

/** spec/core.md 5.5 and 6. */
export const sysMountHandlers = (world: World): Handlers<typeof sysMountRoutes> => ({
  listMounts: async () => ({ data: await shownMounts(world, ({ type }) => !isAuthType(type)) }),
  readMount: async ({ params }) => ({ data: shownMount(await findFixedMount(world, params.path), world.settings) }),
  enableEngine: ({ params, input }) => refuseEngine(world, { path: params.path, type: input.type ?? '' }),
  disableEngine({ params }) {
    disableEngine(params.path)
    return undefined
  },
  readMountTuning: ({ params }) => tuningReply(world, params.path),
  async tuneMount({ params, input }) {
    await tuneMount(world, params.path, withLockout(input))
    return undefined
  },
  async moveMount({ input }) {
    const { id } = await moveMount(world, { from: input.from ?? '', to: input.to ?? '' })
    return {
      data: { migration_id: id },
      warnings: [`Mount migration has been queued. Progress can be read at sys/remount/status/${id}.`],
    }
  },
  async readMove({ params }) {
    const { id, source, target, status } = await findMove(world, params.migration_id)
    return { data: { migration_id: id, migration_info: { source_mount: source, target_mount: target, status } } }
  },
})

async function shownMounts(world: World, isShown: (mount: Mount) => boolean) {
  const mounts = (await listMounts(world)).filter(isShown)
  return Object.fromEntries(mounts.map((mount) => [mount.path, shownMount(mount, world.settings)]))
}

async function tuningReply(world: World, path: string) {
  return { data: shownTuning(await findTunedMount(world, path), world.settings) }
}
