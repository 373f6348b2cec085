import type { AuditedReply } from '@postern/engine/audit/audited.ts'
import { firstRefusal } from '@postern/engine/finding.ts'
import type { AclDecision } from '@postern/engine/policies/acl/decide.ts'
import { Refusal } from '@postern/engine/refusal.ts'
import type { Answer } from './answer.ts'

/** Bytes of an answer of which every value is recorded; of a larger one there is one hash. */
const largest = 262_144

interface Behind {
  /** What was thrown. */
  readonly error: unknown
  readonly decision: AclDecision | undefined
}

/** What is recorded of an answer. */
export function auditedReply(answer: Answer, behind: Behind): AuditedReply {
  const document = documentIn(answer)
  const members = membersOf(document)
  const error = errorOf(members, answer)
  const refusal = refusalOf(behind)
  return {
    status: answer.status,
    isEnvelope: 'request_id' in members,
    ...(document === undefined ? rawBody(answer) : answer.status < 400 && { document }),
    ...(error !== undefined && { error }),
    ...(refusal !== undefined && { refusal }),
  }
}

/** The words of an answer that refuses. */
export function errorIn(answer: Answer): string | undefined {
  return errorOf(membersOf(documentIn(answer)), answer)
}

function errorOf({ errors, error }: Members, { status }: Answer): string | undefined {
  if (status < 400) return undefined
  const words: unknown = Array.isArray(errors) ? errors.join('; ') : error
  return typeof words === 'string' && words !== '' ? words : `status ${status}`
}

/** The rule that refused, where rules were asked; of the ACL, what stood in the way. */
function refusalOf({ error, decision }: Behind): AuditedReply['refusal'] {
  if (error instanceof Refusal) {
    const rule = error.judgement && firstRefusal(error.judgement)?.rule
    return { code: error.reason.code, ...(rule !== undefined && { rule }) }
  }
  if (decision === undefined || decision.allowed) return undefined
  return { code: 'permission_denied', ...(decision.obstacle && { rule: decision.obstacle.code }) }
}

function documentIn({ body, headers }: Answer): unknown {
  if (typeof body !== 'string' || body.length > largest || headers['Content-Type'] !== 'application/json') return undefined
  return JSON.parse(body)
}

function rawBody({ body }: Answer): Pick<AuditedReply, 'rawBody'> {
  if (body === undefined || body.length === 0) return {}
  return { rawBody: typeof body === 'string' ? body : Buffer.from(body).toString('utf8') }
}

type Members = Readonly<Record<string, unknown>>

function membersOf(value: unknown): Members {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {}
}
