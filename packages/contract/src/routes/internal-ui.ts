import { visibleMounts } from '../resources/visible-mounts.ts'
import { defineRoutes } from './define-routes.ts'

/** What a console asks before and after signing in (spec/core.md 6). */
export const internalUiRoutes = defineRoutes(
  { at: 'sys' },
  {
    listVisibleMounts: {
      operation: 'read',
      path: 'internal/ui/mounts',
      summary: 'List the mounts the caller may see; without a token, those listed for everybody',
      isOpen: true,
      data: visibleMounts,
    },
  },
)
