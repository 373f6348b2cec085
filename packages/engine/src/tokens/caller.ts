import type { Acl } from '../policies/acl/acl.ts'
import type { Token } from './token.ts'

/** Who sends a request: the token, the entity behind it, and what its policies say. */
export interface Caller {
  readonly namespace: string
  /** The token's value as it was sent, for what must be handed back (lookup-self). */
  readonly clientToken: string
  readonly token: Token
  readonly entityId: string
  /** The token's own policies. */
  readonly tokenPolicies: readonly string[]
  /** Those of the entity and of all its groups. */
  readonly identityPolicies: readonly string[]
  readonly acl: Acl
  readonly isRoot: boolean
}
