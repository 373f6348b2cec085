import type { LoginAttempt } from '@postern/contract/resources/login-attempt.ts'
import type { RememberedAttempt } from '@postern/engine/auth/jwt/attempts/remember.ts'
import { sanitised } from '@postern/engine/auth/jwt/attempts/sanitised.ts'
import { firstRefusal } from '@postern/engine/finding.ts'
import { loginText, shownLoginFinding } from './shown-login-finding.ts'

/** A login that was tried, for whoever looks why it failed. */
export function shownAttempt(attempt: RememberedAttempt): LoginAttempt {
  const decisive = firstRefusal(attempt.judgement)
  return {
    id: attempt.id,
    time: new Date(attempt.at).toISOString(),
    kind: attempt.kind,
    role: attempt.role,
    remote_address: attempt.remoteAddress,
    accepted: decisive === undefined,
    rule: decisive?.rule ?? null,
    message: decisive ? loginText(decisive.reason) : null,
    findings: attempt.judgement.map(shownLoginFinding),
    claims: attempt.claims ? sanitised(attempt.claims) : null,
  }
}
