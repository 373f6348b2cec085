import type { JwtReason } from './auth/jwt/reasons.ts'
import type { OidcReason } from './auth/oidc/reasons.ts'
import type { ApproleReason } from './auth/approle/reasons.ts'
import type { AuditReason } from './audit/reasons.ts'
import type { AuthReason } from './auth/reasons.ts'
import type { KubernetesReason } from './auth/kubernetes/reasons.ts'
import type { UserpassReason } from './auth/userpass/reasons.ts'
import type { CapabilitiesReason } from './capabilities/reasons.ts'
import type { CorsReason } from './cors/reasons.ts'
import type { CubbyholeReason } from './cubbyhole/reasons.ts'
import { firstRefusal, type Judgement } from './finding.ts'
import type { GeneralReason } from './general-reason.ts'
import type { IdentityReason } from './identity/reasons.ts'
import type { LeaseReason } from './leases/reasons.ts'
import type { LifeReason } from './life/reasons.ts'
import type { MountReason } from './mounts/reasons.ts'
import type { OidcProviderReason } from './oidc-provider/reasons.ts'
import type { PolicyReason } from './policies/reasons.ts'
import type { QuotaReason } from './quotas/reasons.ts'
import type { TokenReason } from './tokens/reasons.ts'
import type { ToolReason } from './tools/reasons.ts'
import type { UiHeaderReason } from './ui-headers/reasons.ts'
import type { WrappingReason } from './wrapping/reasons.ts'

/**
 * Why the engine said no: a code and the facts behind it, never a sentence. Each room lists its own reasons beside its
 * rules; the edge words every one of them (apps/server/src/wording).
 */
export type Reason =
  | ApproleReason
  | AuditReason
  | AuthReason
  | CapabilitiesReason
  | CorsReason
  | CubbyholeReason
  | GeneralReason
  | IdentityReason
  | JwtReason
  | KubernetesReason
  | LeaseReason
  | LifeReason
  | MountReason
  | OidcReason
  | OidcProviderReason
  | PolicyReason
  | QuotaReason
  | TokenReason
  | ToolReason
  | UiHeaderReason
  | UserpassReason
  | WrappingReason

/** An answer, not an accident: thrown where a use case says no. Everything else thrown is our bug. */
export class Refusal extends Error {
  override readonly name = 'Refusal'
  readonly reason: Reason
  /** Every finding of the judgement that led here, for the audit entry. */
  readonly judgement: Judgement<Reason> | undefined

  constructor(reason: Reason, judgement?: Judgement<Reason>) {
    super(reason.code)
    this.reason = reason
    this.judgement = judgement
  }
}

/** Says no. */
export function refuse(reason: Reason): never {
  throw new Refusal(reason)
}

/** Stops at the first refusal of a judgement, and keeps the judgement for the audit entry. */
export function refuseFirst(judgement: Judgement<Reason>): void {
  const decisive = firstRefusal(judgement)
  if (decisive) throw new Refusal(decisive.reason, judgement)
}
