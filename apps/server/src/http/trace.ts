import type { Operation } from '@postern/contract/routes/define-routes.ts'
import type { AuditedMount, AuditedRequest } from '@postern/engine/audit/audited.ts'
import { maybeTrail } from '@postern/engine/audit/trail.ts'
import { isAuthType, type Mount } from '@postern/engine/mounts/mount.ts'
import type { AclDecision } from '@postern/engine/policies/acl/decide.ts'
import type { Caller } from '@postern/engine/tokens/caller.ts'
import type { World } from '@postern/engine/world.ts'
import type { Answer } from './answer.ts'
import { auditedReply, errorIn } from './audited-reply.ts'
import type { Intent } from './operation-of.ts'
import type { Parameters } from './parameters.ts'
import { type EdgeRequest, tokenOf } from './request.ts'

/** What became known of a request before it is carried out. */
interface Asked {
  readonly intent: Intent
  readonly path: string
  readonly sent: Parameters
  readonly wrapTtl: number
  readonly caller: Caller | undefined
  readonly mount: Mount | undefined
  readonly decision?: AclDecision
  /** Where that is asked: whether what a write is about is there already. */
  readonly exists?: boolean | undefined
}

/** An answer, and what was thrown on the way to it. */
export interface Outcome {
  readonly answer: Answer
  readonly error?: unknown
}

/** The two records of a request on its way (spec/core.md 14.3). */
export interface Trace {
  /** Before it is carried out, allowed or not. */
  asked(asked: Asked): Promise<void>
  /** Before the answer leaves; a request that never came so far is recorded with it. */
  answered(outcome: Outcome): Promise<void>
}

/** Probes that need no token and tell nothing. */
const unrecorded = new Set(['sys/health', 'sys/seal-status', 'sys/leader', 'sys/init', 'sys/unseal', 'sys/metrics'])

/** Bytes of a body of which every value is recorded; of a larger one there is one hash. */
const largest = 262_144

/** Records a request; undefined where nobody does. */
export async function maybeTrace(world: World, request: EdgeRequest): Promise<Trace | undefined> {
  if (unrecorded.has(request.path)) return undefined
  const trail = await maybeTrail(world)
  if (trail === undefined) return undefined
  let recorded: AuditedRequest | undefined
  return {
    async asked(asked) {
      const entry = { ...bareRequest(request), ...understoodRequest(asked, request) }
      await trail.asked(entry)
      recorded = entry
    },
    async answered({ answer, error }) {
      const entry = recorded ?? bareRequest(request)
      if (recorded === undefined) await trail.asked(entry, errorIn(answer))
      await trail.answered(entry, auditedReply(answer, { error, decision: entry.decision }))
    },
  }
}

const methodNames: Readonly<Record<string, string>> = { GET: 'read', HEAD: 'header', POST: 'update', PUT: 'update' }

/** What is known of any request, however malformed. */
function bareRequest(request: EdgeRequest): AuditedRequest {
  const { id, method, path, remoteAddress, remotePort, headers } = request
  const operation = methodNames[method] ?? method.toLowerCase()
  return { id, operation, path, remoteAddress, remotePort, headers, clientToken: tokenOf(request) }
}

function understoodRequest(asked: Asked, { body }: EdgeRequest): Partial<AuditedRequest> {
  const { caller, decision, intent, mount, path, sent, wrapTtl, exists } = asked
  return {
    operation: exists === false ? 'create' : operationNames[intent],
    path,
    wrapTtl,
    caller,
    ...(decision !== undefined && { decision }),
    ...(body.length > largest ? { oversized: body.toString('utf8') } : { data: plainNumbers(sent) }),
    mount: mount && auditedMount(mount),
  }
}

const operationNames: Readonly<Record<Operation | 'scan' | 'header' | 'help', string>> = {
  read: 'read',
  list: 'list',
  write: 'update',
  patch: 'patch',
  delete: 'delete',
  scan: 'scan',
  header: 'header',
  help: 'help',
}

function auditedMount({ type, path, accessor, config }: Mount): AuditedMount {
  return {
    point: isAuthType(type) ? `auth/${path}` : path,
    type,
    accessor,
    shownInRequests: config.audit_non_hmac_request_keys,
    shownInReplies: config.audit_non_hmac_response_keys,
  }
}

// JSON knows no bigint.
function plainNumbers(sent: Parameters): Parameters {
  if (!Object.values(sent).some((value) => typeof value === 'bigint')) return sent
  return Object.fromEntries(
    Object.entries(sent).map(([name, value]) => [name, typeof value === 'bigint' ? Number(value) : value]),
  )
}
