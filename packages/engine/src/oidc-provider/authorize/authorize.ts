import { judge } from '#finding.ts'
import { refuseFirst } from '#refusal.ts'
import type { Caller } from '#tokens/caller.ts'
import type { World } from '#world.ts'
import { authorizeFacts, type Signed } from './authorize-facts.ts'
import type { AuthorizeRequest } from './authorize-request.ts'
import { authorizeRules } from './authorize-rules.ts'
import { codeFor } from './code-order.ts'

/** The authorization endpoint of the API: a code for the caller, or the first refusal of 12.2. */
export async function authorize(
  world: World,
  request: AuthorizeRequest,
  caller: Caller,
): Promise<{ readonly code: string; readonly state: string }> {
  const facts = await authorizeFacts(world, request, signedBy(caller))
  refuseFirst(judge(authorizeRules, facts))
  return { code: await codeFor(world, facts), state: request.state }
}

/** A caller as somebody who has signed in. A batch token has no id; person and moment name its sign-in. */
export function signedBy({ entityId, token }: Pick<Caller, 'entityId' | 'token'>): Signed {
  return { entityId, authTime: token.authTime, tokenId: token.id || `${entityId} ${token.creationTime}` }
}
