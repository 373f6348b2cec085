import type { Change } from '#ports/storage.ts'
import { rateLimits } from './rate-limit.ts'

/** Takes the rate limits of a mount along when it moves, or away when it goes. */
export async function followMount(change: Change, from: string, to: string | undefined): Promise<void> {
  for (const limit of await rateLimits.records(change)) {
    if (limit.route !== from) continue
    if (to === undefined) await rateLimits.remove(change, limit.name)
    else await rateLimits.put(change, { ...limit, route: to })
  }
}
