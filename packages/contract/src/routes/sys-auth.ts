import { z } from 'zod'
import { flag } from '../fields/boolean.ts'
import { map, pairs } from '../fields/map.ts'
import { mountConfigFields } from '../fields/mount-fields.ts'
import { text } from '../fields/text.ts'
import { mount, mountMap, mountTuning } from '../resources/mount.ts'
import { defineRoutes } from './define-routes.ts'

const enableInput = z.object({
  type: text.describe('The method: jwt, oidc, kubernetes, userpass or approle.'),
  description: text,
  config: map.describe('How the mount is tuned; see the parameters of tune.'),
  options: pairs,
  local: flag,
  seal_wrap: flag,
  external_entropy_access: flag,
  plugin_name: text.describe('The method, when the type is `plugin`.'),
  plugin_version: text.describe('Accepted; the methods are part of the server.'),
})

/** What a write of a tuning may say. */
export const tuneInput = z.object({
  ...mountConfigFields,
  description: text,
  options: pairs.describe('Merged with those there are; an empty value takes one away.'),
  plugin_version: text.describe('Accepted; the methods are part of the server.'),
})

/** The auth methods of the server (spec/core.md 5). */
export const sysAuthRoutes = defineRoutes(
  { at: 'sys' },
  {
    listAuthMounts: {
      operation: 'read',
      path: 'auth',
      summary: 'List auth methods',
      data: mountMap,
      repeatsAtTop: true,
    },
    readAuthMount: { operation: 'read', path: 'auth/:path*', summary: 'Read an auth method', data: mount, needsSudo: true },
    enableAuth: {
      operation: 'write',
      path: 'auth/:path*',
      summary: 'Enable an auth method',
      input: enableInput,
      needsSudo: true,
    },
    disableAuth: {
      operation: 'delete',
      path: 'auth/:path*',
      summary: 'Disable an auth method, with its tokens, roles and users',
      needsSudo: true,
    },
    readAuthTuning: {
      operation: 'read',
      path: 'auth/:path*/tune',
      summary: 'Show how an auth method is tuned',
      data: mountTuning,
      needsSudo: true,
    },
    tuneAuth: {
      operation: 'write',
      path: 'auth/:path*/tune',
      summary: 'Tune an auth method',
      input: tuneInput,
      needsSudo: true,
    },
  },
)
