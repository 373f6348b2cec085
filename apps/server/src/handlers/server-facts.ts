import type { serverFactRoutes } from '@postern/contract/routes/server-facts.ts'
import { countEntities, countTokens } from '@postern/engine/counters/count-records.ts'
import { enabledTypes } from '@postern/engine/mounts/mount.ts'
import { builtInVersion } from '@postern/engine/mounts/shown-mount.ts'
import { refuse } from '@postern/engine/refusal.ts'
import { versionHistory } from '@postern/engine/version-history/version-history.ts'
import type { World } from '@postern/engine/world.ts'
import type { Handlers } from './handlers.ts'
import { listReply } from './list-reply.ts'

const methods = enabledTypes.toSorted()

/** spec/core.md 6. */
export const serverFactHandlers = (world: World): Handlers<typeof serverFactRoutes> => ({
  countTokens: async () => ({ data: { counters: { service_tokens: { total: await countTokens(world) } } } }),
  countEntities: async () => ({ data: { counters: { entities: { total: await countEntities(world) } } } }),
  listVisibleNamespaces: ({ caller }) => (caller === undefined ? refuse({ code: 'permission_denied' }) : listReply([])),
  listNamespaces: () => listReply([]),
  async listVersions() {
    const history = await versionHistory(world)
    const infos = history.map(({ version, installedAt, previous }) => {
      const info = {
        timestamp_installed: new Date(installedAt).toISOString(),
        previous_version: previous === '' ? null : previous,
        commit_date: '',
      }
      return [version, info] as const
    })
    return { data: { keys: [...new Set(history.map(({ version }) => version))], key_info: Object.fromEntries(infos) } }
  },
  readPluginCatalog: () => ({
    data: {
      auth: methods,
      database: [],
      secret: [],
      detailed: methods.map((name) => ({
        name,
        type: 'auth',
        builtin: true,
        version: builtInVersion(world.settings),
        deprecation_status: 'supported',
      })),
    },
  }),
  listPlugins: ({ params }) => listReply(params.type === 'auth' ? methods : []),
})
