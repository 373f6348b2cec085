import { z } from 'zod'
import { pageFields } from '../fields/page-fields.ts'
import { keyList } from '../resources/key-list.ts'
import { defineRoutes } from './define-routes.ts'

const page = z.object(pageFields)

/** A store of each token's own, which dies with it (spec/core.md 11.3). */
export const cubbyholeRoutes = defineRoutes(
  { at: 'cubbyhole' },
  {
    readCubbyhole: {
      operation: 'read',
      path: ':path*',
      summary: 'Read what your token keeps at a path',
      data: z.record(z.string(), z.unknown()),
    },
    writeCubbyhole: {
      operation: 'write',
      path: ':path*',
      summary: 'Keep something at a path, as long as your token lives',
      takesAnything: true,
      distinguishesCreate: true,
    },
    deleteCubbyhole: { operation: 'delete', path: ':path*', summary: 'Throw away what your token keeps at a path' },
    listCubbyhole: { operation: 'list', path: '', summary: 'List what your token keeps', input: page, data: keyList },
    listCubbyholeUnder: {
      operation: 'list',
      path: ':path*',
      summary: 'List what your token keeps below a path',
      input: page,
      data: keyList,
    },
  },
)
