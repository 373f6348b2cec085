import { z } from 'zod'
import { flag } from '../fields/boolean.ts'
import { signedDuration } from '../fields/duration.ts'
import { commaList } from '../fields/list.ts'
import { decimal } from '../fields/number.ts'
import { pageFields } from '../fields/page-fields.ts'
import { text } from '../fields/text.ts'
import { keyList } from '../resources/key-list.ts'
import { quotaConfig, rateLimit } from '../resources/quota.ts'
import { defineRoutes } from './define-routes.ts'

/** How often an address may ask (spec/core.md 15). */
export const quotaRoutes = defineRoutes(
  { at: 'sys' },
  {
    listRateLimits: {
      operation: 'list',
      path: 'quotas/rate-limit',
      summary: 'List rate limits',
      input: z.object({ after: pageFields.after, limit: pageFields.limit }),
      data: keyList,
    },
    readRateLimit: { operation: 'read', path: 'quotas/rate-limit/:name', summary: 'Read a rate limit', data: rateLimit },
    writeRateLimit: {
      operation: 'write',
      path: 'quotas/rate-limit/:name',
      summary: 'Create or replace a rate limit',
      input: z.object({
        path: text.describe('A mount, or a path of one; it may end in *. Empty for the whole server.'),
        role: text.describe('Count the logins of this role only.'),
        rate: decimal.describe('How many requests of one address within an interval.'),
        interval: signedDuration.describe('How long an interval is; a second unless said.'),
        block_interval: signedDuration.describe('How long an address that asked too often is turned away.'),
        inheritable: flag.describe('Whether it holds in child namespaces.'),
        type: text.describe('Accepted: rate-limit.'),
      }),
    },
    deleteRateLimit: { operation: 'delete', path: 'quotas/rate-limit/:name', summary: 'Delete a rate limit' },
    readQuotaConfig: {
      operation: 'read',
      path: 'quotas/config',
      summary: 'Show what holds for all rate limits',
      data: quotaConfig,
    },
    writeQuotaConfig: {
      operation: 'write',
      path: 'quotas/config',
      summary: 'Set what holds for all rate limits',
      input: z.object({
        rate_limit_exempt_paths: commaList.describe('Paths that are never limited; they may end in *.'),
        enable_rate_limit_audit_logging: flag.describe('Whether refusals are in the audit log.'),
        enable_rate_limit_response_headers: flag.describe('Whether replies tell how the limit stands.'),
      }),
    },
  },
)
