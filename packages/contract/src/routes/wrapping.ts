import { z } from 'zod'
import { secretText } from '../fields/text.ts'
import { wrappingDetails } from '../resources/wrapping.ts'
import { defineRoutes } from './define-routes.ts'

const byToken = z.object({ token: secretText.describe("The wrapping token; the caller's own unless sent.") })

/** Replies kept in single-use tokens (spec/core.md 11). */
export const wrappingRoutes = defineRoutes(
  { at: 'sys' },
  {
    wrapData: {
      operation: 'write',
      path: 'wrapping/wrap',
      summary: 'Wrap the parameters as they were sent; the header X-Vault-Wrap-TTL says for how long',
      data: z.record(z.string(), z.unknown()),
      takesAnything: true,
      repeatsAtTop: true,
    },
    lookupWrapping: {
      operation: 'write',
      path: 'wrapping/lookup',
      summary: 'Tell what a wrapping token holds, without using it up',
      input: byToken,
      data: wrappingDetails,
      isOpen: true,
      takesWrappingToken: true,
    },
    readWrapping: {
      operation: 'read',
      path: 'wrapping/lookup',
      summary: 'Tell what a wrapping token holds, without using it up',
      input: byToken,
      data: wrappingDetails,
      isOpen: true,
      takesWrappingToken: true,
    },
    unwrap: {
      operation: 'write',
      path: 'wrapping/unwrap',
      summary: 'Take the reply out of a wrapping token',
      input: byToken,
      replies: 'raw',
      takesWrappingToken: true,
    },
    rewrap: {
      operation: 'write',
      path: 'wrapping/rewrap',
      summary: 'Move a wrapped reply into a new wrapping token',
      input: byToken,
      replies: 'raw',
      takesWrappingToken: true,
    },
  },
)
