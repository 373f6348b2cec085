import { z } from 'zod'
import { mount } from '../resources/mount.ts'
import { resultantAcl } from '../resources/resultant-acl.ts'
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
      recognisesCaller: true,
      data: visibleMounts,
    },
    findVisibleMount: {
      operation: 'read',
      path: 'internal/ui/mounts/:path*',
      summary: 'Find the mount of a path, if the caller may do anything there',
      isOpen: true,
      recognisesCaller: true,
      data: mount.extend({ path: z.string() }),
    },
    readResultantAcl: {
      operation: 'read',
      path: 'internal/ui/resultant-acl',
      summary: 'Show what all policies of the token come to',
      data: resultantAcl,
    },
  },
)
