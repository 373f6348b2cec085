import type { AclDecision } from '#policies/acl/decide.ts'
import type { Caller } from '#tokens/caller.ts'

/** What is recorded of a request. */
export interface AuditedRequest {
  readonly id: string
  /** `read`, `update`, …; for what could not be read, the method. */
  readonly operation: string
  readonly path: string
  readonly remoteAddress: string
  readonly remotePort?: number | undefined
  /** Lower-case names. */
  readonly headers: Readonly<Record<string, string | undefined>>
  readonly clientToken?: string | undefined
  /** Seconds. */
  readonly wrapTtl?: number
  readonly data?: Readonly<Record<string, unknown>>
  /** Larger than what is recorded. */
  readonly oversized?: string
  readonly caller?: Caller | undefined
  readonly decision?: AclDecision
  readonly mount?: AuditedMount | undefined
}

/** The mount that a request is for. */
export interface AuditedMount {
  /** `auth/userpass/`, `sys/`. */
  readonly point: string
  readonly type: string
  readonly accessor: string
  readonly shownInRequests: readonly string[]
  readonly shownInReplies: readonly string[]
}

/** What is recorded of a reply. */
export interface AuditedReply {
  readonly status: number
  /** The envelope, or the document of a raw reply. */
  readonly document?: unknown
  readonly isEnvelope: boolean
  /** What is no JSON, or more than is recorded. */
  readonly rawBody?: string
  readonly error?: string
  /** The code of a refusal, and the rule that refused. */
  readonly refusal?: { readonly code: string; readonly rule?: string }
}
