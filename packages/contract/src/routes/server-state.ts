import { z } from 'zod'
import { text } from '../fields/text.ts'
import { hostInfo, requestsInFlight, sanitizedConfig, telemetry } from '../resources/server-state.ts'
import { defineRoutes } from './define-routes.ts'

/** How the process is: figures, requests under way, the machine, the configuration (spec/core.md 6). */
export const serverStateRoutes = defineRoutes(
  { at: 'sys' },
  {
    readMetrics: {
      operation: 'read',
      path: 'metrics',
      summary: 'Show figures of this server',
      replies: 'raw',
      input: z.object({ format: text.describe('prometheus for its text format; JSON without.') }),
      data: telemetry,
    },
    readRequestsInFlight: {
      operation: 'read',
      path: 'in-flight-req',
      summary: 'Show the requests under way',
      replies: 'raw',
      data: requestsInFlight,
    },
    readHostInfo: { operation: 'read', path: 'host-info', summary: 'Show the machine the server runs on', data: hostInfo },
    readSanitizedConfig: {
      operation: 'read',
      path: 'config/state/sanitized',
      summary: 'Show how the server was started, without what is secret',
      data: sanitizedConfig,
    },
  },
)
