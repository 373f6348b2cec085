import { z } from 'zod'
import { keyList } from '../resources/key-list.ts'
import { pluginCatalog } from '../resources/plugin-catalog.ts'
import { defineRoutes } from './define-routes.ts'

const total = z.object({ total: z.number() })
const versionInfo = z.object({
  /** RFC 3339. */
  timestamp_installed: z.string(),
  previous_version: z.string().nullable(),
  commit_date: z.string(),
})

/** What the server tells of itself (spec/core.md 6). */
export const serverFactRoutes = defineRoutes(
  { at: 'sys' },
  {
    countTokens: {
      operation: 'read',
      path: 'internal/counters/tokens',
      summary: 'Count service tokens',
      data: z.object({ counters: z.object({ service_tokens: total }) }),
    },
    countEntities: {
      operation: 'read',
      path: 'internal/counters/entities',
      summary: 'Count entities',
      data: z.object({ counters: z.object({ entities: total }) }),
    },
    listVisibleNamespaces: {
      operation: 'read',
      path: 'internal/ui/namespaces',
      summary: 'List the child namespaces the token may enter, of which there are none',
      isOpen: true,
      recognisesCaller: true,
      data: keyList,
    },
    listNamespaces: {
      operation: 'list',
      path: 'namespaces',
      summary: 'List child namespaces, of which there are none',
      data: keyList,
    },
    listVersions: {
      operation: 'list',
      path: 'version-history',
      summary: 'List the versions of this server that have run over its store',
      data: z.object({ keys: z.array(z.string()), key_info: z.record(z.string(), versionInfo) }),
    },
    readPluginCatalog: {
      operation: 'read',
      path: 'plugins/catalog',
      summary: 'Show what can be mounted',
      data: pluginCatalog,
    },
    listPlugins: {
      operation: 'list',
      path: 'plugins/catalog/:type',
      summary: 'List what of a kind can be mounted',
      data: keyList,
      needsSudo: true,
    },
  },
)
