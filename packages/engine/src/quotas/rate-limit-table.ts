import { rememberedWhole } from '#memory/remembered-whole.ts'
import { type RateLimit, rateLimits } from './rate-limit.ts'

/** All rate limits at one moment, by the mount they are about. */
export interface RateLimitTable {
  readonly isEmpty: boolean
  /** For the whole server. */
  readonly global: RateLimit | undefined
  readonly byRoute: ReadonlyMap<string, readonly RateLimit[]>
}

/** The rate limits as they stand now. */
export const rateLimitTable = rememberedWhole(rateLimits, tableOf)

function tableOf(limits: readonly RateLimit[]): RateLimitTable {
  return {
    isEmpty: limits.length === 0,
    global: limits.find(({ route }) => route === ''),
    byRoute: Map.groupBy(limits, ({ route }) => route),
  }
}
