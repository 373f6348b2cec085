import { z } from 'zod'
import { flag } from '../fields/boolean.ts'
import { text } from '../fields/text.ts'
import { defineRoutes } from './define-routes.ts'

const input = z.object({
  generic_mount_paths: flag.describe('Describe each method once, wherever it is mounted.'),
  context: text.describe('Accepted; of no use here.'),
})

/** The document that describes the API (spec/core.md 6). */
export const openapiRoutes = defineRoutes(
  { at: 'sys' },
  {
    readOpenapi: {
      operation: 'read',
      path: 'internal/specs/openapi',
      summary: 'Describe what the caller may see of the API',
      input,
      replies: 'raw',
      isOpen: true,
      recognisesCaller: true,
    },
    requestOpenapi: {
      operation: 'write',
      path: 'internal/specs/openapi',
      summary: 'Describe what the caller may see of the API',
      input,
      replies: 'raw',
      isOpen: true,
      recognisesCaller: true,
    },
  },
)
