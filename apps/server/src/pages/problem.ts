import type { World } from '@postern/engine/world.ts'
import type { ProblemCause, ProblemPage } from '@postern/pages/views/problem.tsx'
import type { ShownPage } from './visit.ts'

const statuses: Readonly<Partial<Record<ProblemCause, number>>> = {
  forged: 403,
  outside_unavailable: 502,
  sealed: 503,
  too_many: 429,
  not_found: 404,
  internal: 500,
  console_missing: 503,
}

/** A page of ours that says what went wrong; nobody is sent anywhere. */
export function problem(
  cause: ProblemCause,
  details: Omit<ProblemPage, 'kind' | 'cause' | 'time'> & { readonly world?: World } = {},
): ShownPage {
  const { world, ...rest } = details
  const time = new Date(world === undefined ? Date.now() : world.clock.millis()).toISOString()
  const status = statuses[cause] ?? 400
  const isForLater = status === 503 || status === 429
  return { page: { kind: 'problem', cause, time, ...rest }, status, ...(isForLater ? { headers: { 'Retry-After': '30' } } : {}) }
}
