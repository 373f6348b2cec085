import { z } from 'zod'
import { flag } from '../fields/boolean.ts'
import { commaList, plainList } from '../fields/list.ts'
import { keyList } from '../resources/key-list.ts'
import { defineRoutes } from './define-routes.ts'

const cors = z.object({
  enabled: z.boolean(),
  allowed_origins: z.array(z.string()).optional(),
  allowed_headers: z.array(z.string()).optional(),
  allow_credentials: z.boolean().optional(),
})

/** Who may call from a browser, and what the console's pages are sent with (spec/core.md 15). */
export const serverSettingRoutes = defineRoutes(
  { at: 'sys' },
  {
    readCors: {
      operation: 'read',
      path: 'config/cors',
      summary: 'Show which origins may call',
      data: cors,
      needsSudo: true,
    },
    writeCors: {
      operation: 'write',
      path: 'config/cors',
      summary: 'Let pages of other origins call',
      input: z.object({
        allowed_origins: commaList.describe('https://app.example.org, or * alone for all.'),
        allowed_headers: commaList.describe('Request headers beside the usual ones.'),
        allow_credentials: flag.describe('Let pages of the named origins send credentials.'),
      }),
      needsSudo: true,
    },
    deleteCors: {
      operation: 'delete',
      path: 'config/cors',
      summary: 'Let no pages of other origins call',
      needsSudo: true,
    },
    listUiHeaders: {
      operation: 'list',
      path: 'config/ui/headers',
      summary: "List the headers of the console's pages",
      data: keyList,
    },
    readUiHeader: {
      operation: 'read',
      path: 'config/ui/headers/:header+',
      summary: "Read a header of the console's pages",
      input: z.object({ multivalue: flag.describe('Show all values, not only the first.') }),
      data: z.object({ value: z.string().optional(), values: z.array(z.string()).optional() }),
      needsSudo: true,
    },
    writeUiHeader: {
      operation: 'write',
      path: 'config/ui/headers/:header+',
      summary: "Set a header of the console's pages",
      input: z.object({ values: plainList.describe('Its values; each is sent as a header of its own.') }),
      needsSudo: true,
    },
    deleteUiHeader: {
      operation: 'delete',
      path: 'config/ui/headers/:header+',
      summary: "Take a header of the console's pages away",
      needsSudo: true,
    },
  },
)
