import type { Capability } from './capability.ts'

/**
 * What a request does to a path. `write` is a POST or PUT: `create` where an existence check says that nothing is
 * there yet, else `update` (spec/core.md 1.1).
 */
export type AclOperation = (typeof aclOperations)[number]
export const aclOperations = ['read', 'list', 'scan', 'write', 'create', 'update', 'patch', 'delete', 'help', 'header'] as const

/** What somebody wants to do. */
export interface AclQuestion {
  readonly operation: AclOperation
  /** Behind `/v1/`; leading slashes are ignored. */
  readonly path: string
  /** Parameters as they were sent, without those taken from the path. */
  readonly data?: Readonly<Record<string, unknown>>
  /** Seconds of response wrapping asked for; 0 or absent for none. */
  readonly wrapTtl?: number
  /** The path needs `sudo` beside the operation's own capability. */
  readonly isRootProtected?: boolean
  /** For a `write` to a path with an existence check: whether the object is there. */
  readonly exists?: boolean
}

/** The capability an operation takes; none for `help`, which needs only a token, and `header`, which nobody has. */
export function capabilityFor({ operation, exists }: Pick<AclQuestion, 'operation' | 'exists'>): Capability | undefined {
  if (operation === 'write') return exists === false ? 'create' : 'update'
  return operation === 'help' || operation === 'header' ? undefined : operation
}

/** Whether the operation reads names below a path. */
export function isListing(operation: AclOperation): boolean {
  return operation === 'list' || operation === 'scan'
}
