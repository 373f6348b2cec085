import type { quotaRoutes } from '@postern/contract/routes/quotas.ts'
import { findQuotaSettings, writeQuotaSettings } from '@postern/engine/quotas/quota-settings.ts'
import { rateLimits, shownPath } from '@postern/engine/quotas/rate-limit.ts'
import { writeRateLimit } from '@postern/engine/quotas/write-rate-limit.ts'
import type { World } from '@postern/engine/world.ts'
import type { Handlers } from './handlers.ts'
import { listReply } from './list-reply.ts'
import { pageOf } from './page-of.ts'

/** spec/core.md 15. */
export const quotaHandlers = (world: World): Handlers<typeof quotaRoutes> => ({
  listRateLimits: async ({ input }) => listReply(await world.storage.read((view) => rateLimits.list(view, pageOf(input)))),
  async readRateLimit({ params }) {
    const limit = await world.storage.read((view) => rateLimits.maybe(view, params.name))
    if (limit === undefined) return undefined
    const { name, role, rate, interval, blockInterval, inheritable } = limit
    const path = shownPath(limit)
    return { data: { type: 'rate-limit', name, path, role, rate, interval, block_interval: blockInterval, inheritable } }
  },
  async writeRateLimit({ params, input }) {
    const { block_interval: blockInterval, ...sent } = input
    await writeRateLimit(world, { ...sent, name: params.name, blockInterval })
    return undefined
  },
  async deleteRateLimit({ params }) {
    await world.storage.write((change) => rateLimits.remove(change, params.name))
    return undefined
  },
  async readQuotaConfig() {
    const { exemptPaths, logsRefusals, showsHeaders } = await findQuotaSettings(world)
    return {
      data: {
        rate_limit_exempt_paths: exemptPaths,
        enable_rate_limit_audit_logging: logsRefusals,
        enable_rate_limit_response_headers: showsHeaders,
      },
    }
  },
  async writeQuotaConfig({ input }) {
    await writeQuotaSettings(world, {
      exemptPaths: input.rate_limit_exempt_paths,
      logsRefusals: input.enable_rate_limit_audit_logging,
      showsHeaders: input.enable_rate_limit_response_headers,
    })
    return undefined
  },
})
