import { z } from 'zod'
import { map, pairs } from '../fields/map.ts'
import { text } from '../fields/text.ts'
import { mount, mountMap, mountMigration, mountTuning } from '../resources/mount.ts'
import { defineRoutes } from './define-routes.ts'
import { tuneInput } from './sys-auth.ts'

/** The fixed mounts, tuning by full path, and moving (spec/core.md 5.5, 6). There are no secret engines. */
export const sysMountRoutes = defineRoutes(
  { at: 'sys' },
  {
    listMounts: {
      operation: 'read',
      path: 'mounts',
      summary: 'List mounts other than auth methods',
      data: mountMap,
      repeatsAtTop: true,
    },
    readMount: { operation: 'read', path: 'mounts/:path*', summary: 'Read a mount', data: mount },
    enableEngine: {
      operation: 'write',
      path: 'mounts/:path*',
      summary: 'Refused: there are no secret engines',
      input: z.object({ type: text, description: text, config: map, options: pairs }),
      takesAnything: true,
    },
    disableEngine: { operation: 'delete', path: 'mounts/:path*', summary: 'Disable a secret engine, of which there are none' },
    readMountTuning: {
      operation: 'read',
      path: 'mounts/:path*/tune',
      summary: 'Show how a mount is tuned; auth methods are below auth/',
      data: mountTuning,
    },
    tuneMount: {
      operation: 'write',
      path: 'mounts/:path*/tune',
      summary: 'Tune a mount; auth methods are below auth/',
      input: tuneInput,
    },
    moveMount: {
      operation: 'write',
      path: 'remount',
      summary: 'Move an auth method to another path; its tokens are revoked',
      input: z.object({
        from: text.describe('Where it is: auth/old.'),
        to: text.describe('Where it shall be: auth/new.'),
      }),
      data: z.object({ migration_id: z.string() }),
      needsSudo: true,
    },
    readMove: {
      operation: 'read',
      path: 'remount/status/:migration_id',
      summary: 'Show how far the move of a mount is',
      data: mountMigration,
    },
  },
)
