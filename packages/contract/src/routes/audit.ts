import { z } from 'zod'
import { flag } from '../fields/boolean.ts'
import { pairs } from '../fields/map.ts'
import { secretText, text } from '../fields/text.ts'
import { auditDeviceMap, auditedHeaderMap, auditHead } from '../resources/audit-device.ts'
import { defineRoutes } from './define-routes.ts'

/** Devices that record requests and replies, and what they record in plain (spec/core.md 14). */
export const auditRoutes = defineRoutes(
  { at: 'sys' },
  {
    readAuditDevices: {
      operation: 'read',
      path: 'audit',
      summary: 'List audit devices',
      data: auditDeviceMap,
      repeatsAtTop: true,
      needsSudo: true,
    },
    enableAuditDevice: {
      operation: 'write',
      path: 'audit/:path*',
      summary: 'Record every request and reply here too',
      input: z.object({
        type: text.describe('file.'),
        description: text,
        options: pairs.describe(
          'file_path (or stdout, discard), mode, log_raw, hmac_accessor, elide_list_responses, format (json).',
        ),
        local: flag.describe('Accepted; every device belongs to this cluster.'),
      }),
      needsSudo: true,
    },
    disableAuditDevice: {
      operation: 'delete',
      path: 'audit/:path*',
      summary: 'Record nothing here any more',
      needsSudo: true,
    },
    hashForAudit: {
      operation: 'write',
      path: 'audit-hash/:path*',
      summary: 'Show how a value reads in the records of a device',
      input: z.object({ input: secretText.describe('The value.') }),
      data: z.object({ hash: z.string() }),
      repeatsAtTop: true,
    },
    readAuditHead: {
      operation: 'read',
      path: 'audit-head/:path*',
      summary: "Show the last link of a device's chain of records",
      data: auditHead,
      needsSudo: true,
      isExtension: true,
    },
    readAuditedHeaders: {
      operation: 'read',
      path: 'config/auditing/request-headers',
      summary: 'List the request headers that are recorded',
      data: z.object({ headers: auditedHeaderMap }),
      repeatsAtTop: true,
      needsSudo: true,
    },
    readAuditedHeader: {
      operation: 'read',
      path: 'config/auditing/request-headers/:header+',
      summary: 'Show how a request header is recorded',
      data: auditedHeaderMap,
      repeatsAtTop: true,
      needsSudo: true,
    },
    writeAuditedHeader: {
      operation: 'write',
      path: 'config/auditing/request-headers/:header+',
      summary: 'Record a request header',
      input: z.object({ hmac: flag.describe('Record what it holds as a hash.') }),
      needsSudo: true,
    },
    deleteAuditedHeader: {
      operation: 'delete',
      path: 'config/auditing/request-headers/:header+',
      summary: 'Record a request header no more',
      needsSudo: true,
    },
  },
)
