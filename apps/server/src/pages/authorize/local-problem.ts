import type { AuthorizeReason } from '@postern/engine/oidc-provider/authorize/reasons.ts'
import type { World } from '@postern/engine/world.ts'
import type { ProblemCause } from '@postern/pages/views/problem.tsx'
import { authorizeErrorOf } from '#wording/authorize.ts'
import { problem } from '../problem.ts'
import type { PageAnswer } from '../visit.ts'

const causes: Readonly<Partial<Record<AuthorizeReason['code'], ProblemCause>>> = {
  authorize_client_id_missing: 'client_unknown',
  authorize_client_unknown: 'client_unknown',
  authorize_redirect_uri_missing: 'redirect_unregistered',
  authorize_redirect_uri_unregistered: 'redirect_unregistered',
  authorize_provider_unknown: 'provider_unknown',
  authorize_pushed_request_unknown: 'expired',
}

/** A page of ours for a request that may lead nowhere. Names of parameters are shown, never what they held. */
export function localProblem(world: World, reason: AuthorizeReason, entries: Iterable<readonly [string, string]>): PageAnswer {
  const parameters = [...new Set([...entries].map(([name]) => name))].slice(0, 20)
  return problem(causes[reason.code] ?? 'request_faulty', { world, code: authorizeErrorOf(reason)[0], parameters })
}
