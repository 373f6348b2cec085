import { defineRoutes } from './define-routes.ts'
import { entityAliasRoutes } from './identity/entity-alias-routes.ts'
import { entityRoutes } from './identity/entity-routes.ts'
import { groupAliasRoutes } from './identity/group-alias-routes.ts'
import { groupRoutes } from './identity/group-routes.ts'

/** Entities, groups and their aliases (spec/core.md 12). */
export const identityRoutes = defineRoutes(
  { at: 'identity' },
  { ...entityRoutes, ...entityAliasRoutes, ...groupRoutes, ...groupAliasRoutes },
)
