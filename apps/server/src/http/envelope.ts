import type { Route } from '@postern/contract/routes/define-routes.ts'
import type { Grant } from '@postern/engine/tokens/grant.ts'
import type { DataReply } from '#handlers/handlers.ts'
import { type Answer, emptyAnswer, jsonAnswer } from './answer.ts'
import { authReplyOf } from './grant-reply.ts'

/** What the envelope says beside the reply. */
export interface EnvelopeFacts {
  readonly requestId: string
  readonly mountType: string
  /** Of unknown and replaced parameters. */
  readonly warnings: readonly string[]
}

/** Data in the envelope; nothing is 204 for a change and 404 for a read or list (spec/core.md 1.4). */
export function dataAnswer(route: Route, reply: DataReply<unknown> | undefined, facts: EnvelopeFacts): Answer {
  const isChange = route.operation !== 'read' && route.operation !== 'list'
  const said = reply?.warnings ?? []
  if (reply === undefined || (reply.data === undefined && said.length === 0 && reply.status === undefined)) {
    return isChange ? emptyAnswer(204) : jsonAnswer(404, { errors: [] })
  }
  const warnings = [...facts.warnings, ...said]
  if (route.operation === 'list' && isEmptyList(reply.data) && warnings.length === 0) return jsonAnswer(404, { errors: [] })
  const envelope = envelopeOf({ ...facts, warnings }, { data: reply.data ?? null })
  return jsonAnswer(reply.status ?? 200, route.repeatsAtTop === true ? { ...membersOf(reply.data), ...envelope } : envelope)
}

/** A token in the envelope; a renewal that extends nothing says nothing. */
export function authAnswer(grant: Grant | undefined, facts: EnvelopeFacts): Answer {
  if (grant === undefined) return emptyAnswer(204)
  const warnings = [...facts.warnings, ...grant.warnings]
  return jsonAnswer(200, envelopeOf({ ...facts, warnings }, { auth: authReplyOf(grant) }))
}

function envelopeOf(
  { requestId, mountType, warnings }: EnvelopeFacts,
  content: { readonly data?: unknown; readonly auth?: unknown },
): object {
  return {
    request_id: requestId,
    lease_id: '',
    renewable: false,
    lease_duration: 0,
    data: content.data ?? null,
    wrap_info: null,
    warnings: warnings.length > 0 ? warnings : null,
    auth: content.auth ?? null,
    mount_type: mountType,
  }
}

function membersOf(data: unknown): Readonly<Record<string, unknown>> {
  return typeof data === 'object' && data !== null ? { ...data } : {}
}

/** No keys, and nothing else either. */
function isEmptyList(data: unknown): boolean {
  const { keys, ...rest } = membersOf(data)
  const hasKeys = Array.isArray(keys) && keys.length > 0
  return !hasKeys && Object.values(rest).every((value) => value === undefined || Object.keys(membersOf(value)).length === 0)
}
