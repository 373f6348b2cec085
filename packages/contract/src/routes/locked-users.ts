import { z } from 'zod'
import { text } from '../fields/text.ts'
import { lockedUsers } from '../resources/locked-users.ts'
import { defineRoutes } from './define-routes.ts'

/** Who is locked out of password and AppRole logins (spec/core.md 5.6). */
export const lockedUserRoutes = defineRoutes(
  { at: 'sys' },
  {
    listLockedUsers: {
      operation: 'read',
      path: 'locked-users',
      summary: 'Say who is locked out',
      input: z.object({ mount_accessor: text.describe('Only at this mount.') }),
      data: lockedUsers,
    },
    unlockUser: {
      operation: 'write',
      path: 'locked-users/:accessor/unlock/:alias*',
      summary: 'Let somebody try again',
    },
  },
)
