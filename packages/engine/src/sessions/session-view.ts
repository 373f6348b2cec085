import type { Session as SessionView } from '@postern/contract/resources/session.ts'
import type { World } from '#world.ts'
import type { Session } from './find-session.ts'
import { proofLeft } from './session-record.ts'

/** A session as the console sees it: who is signed in, never with what. */
export function sessionViewOf({ clock }: World, { record, caller }: Session): SessionView {
  const { token } = caller
  const left = token.expireTime === undefined ? record.ends : Math.min(record.ends, token.expireTime)
  return {
    display_name: token.displayName,
    entity_id: caller.entityId,
    policies: [...new Set([...caller.tokenPolicies, ...caller.identityPolicies])].toSorted(),
    is_root: caller.isRoot,
    ttl: Math.max(0, left - clock.now()),
    method: record.method,
    mount: record.mount,
    proof_ttl: proofLeft(record, clock.now()),
  }
}
