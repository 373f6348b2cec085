import { routeOf } from '#mounts/mount-store.ts'
import { mountOfPath } from '#mounts/mount-table.ts'
import { refuse } from '#refusal.ts'
import type { World } from '#world.ts'
import { countRequest, type RateStanding } from './count-request.ts'
import { loginRole } from './login-role.ts'
import { matchingLimit } from './matching-limit.ts'
import { findQuotaSettings } from './quota-settings.ts'
import { rateLimitTable } from './rate-limit-table.ts'

/** A request as the rate limits see it, before anything of it is read. */
export interface RatedRequest {
  readonly path: string
  readonly remoteAddress: string
  /** Its parameters, read only where a limit is about a role. */
  parameters(): Readonly<Record<string, unknown>>
}

/** Header names and values. */
type Headers = Readonly<Record<string, string>>

/** Refuses a request of an address that asks too often. Gives headers that tell how it stands, if they are wanted. */
export async function refuseOverLimit(world: World, request: RatedRequest): Promise<Headers | undefined> {
  const table = await rateLimitTable(world)
  if (table.isEmpty) return undefined
  const settings = await findQuotaSettings(world)
  if (isExempt(request.path, settings.exemptPaths)) return undefined

  const mounted = await mountOfPath(world, request.path)
  const route = mounted && routeOf(mounted.mount)
  const hasRoles = route !== undefined && table.byRoute.get(route)?.some((limit) => limit.role !== '')
  const role = mounted && hasRoles ? await loginRole(world, mounted, request.parameters()) : undefined
  const limit = matchingLimit(table, { route, rest: mounted?.rest ?? '', role })
  if (limit === undefined) return undefined

  const standing = countRequest(world, limit, request.remoteAddress)
  const headers = settings.showsHeaders ? headersOf(standing) : undefined
  return standing.isOver ? refuse({ code: 'quota_exceeded', path: request.path, headers: headers ?? {} }) : headers
}

function isExempt(path: string, exempt: readonly string[]): boolean {
  return exempt.some((each) => (each.endsWith('*') ? path.startsWith(each.slice(0, -1)) : each === path))
}

function headersOf({ limit, remaining, resetIn, isOver }: RateStanding): Headers {
  return {
    'X-RateLimit-Limit': String(limit),
    'X-RateLimit-Remaining': String(remaining),
    'X-RateLimit-Reset': String(resetIn),
    ...(isOver && { 'Retry-After': String(resetIn) }),
  }
}
