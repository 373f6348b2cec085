import { z } from 'zod'
import { commaList } from '../fields/list.ts'
import { secretText, text } from '../fields/text.ts'
import { pathCapabilities } from '../resources/capabilities.ts'
import { defineRoutes } from './define-routes.ts'

const pathInput = {
  paths: commaList.describe('The paths, without the leading v1/.'),
  path: commaList.describe('The old name of paths.'),
}

/** What a token may do on a path (spec/core.md 7.2). */
export const capabilityRoutes = defineRoutes(
  { at: 'sys' },
  {
    readCapabilities: {
      operation: 'write',
      path: 'capabilities',
      summary: 'Tell what a token may do on some paths',
      input: z.object({ token: secretText.describe('The token that is meant.'), ...pathInput }),
      data: pathCapabilities,
      repeatsAtTop: true,
    },
    readCapabilitiesByAccessor: {
      operation: 'write',
      path: 'capabilities-accessor',
      summary: 'Tell what the token with an accessor may do on some paths',
      input: z.object({ accessor: text.describe('The accessor of the token that is meant.'), ...pathInput }),
      data: pathCapabilities,
      repeatsAtTop: true,
    },
    readOwnCapabilities: {
      operation: 'write',
      path: 'capabilities-self',
      summary: 'Tell what your own token may do on some paths',
      input: z.object({ token: secretText.describe('Ignored.'), ...pathInput }),
      data: pathCapabilities,
      repeatsAtTop: true,
    },
  },
)
