import type { World } from '#world.ts'
import type { Caller } from './caller.ts'

/** A token as a request presents it. */
export interface PresentedToken {
  readonly clientToken: string
  readonly namespace: string
  /** The client's address, as the edge judged it; for bound CIDRs. */
  readonly remoteAddress: string
}

/** A reply that goes into a wrapping token instead of to the caller (spec/core.md 11.1). */
export interface WrappingOrder {
  readonly namespace: string
  /** Seconds. */
  readonly ttl: number
  /** The path that was asked, `auth/approle/role/ci/secret-id`. */
  readonly creationPath: string
  /** The reply as JSON text, which unwrapping gives back. */
  readonly reply: string
  /** The accessor of the token inside the reply, when it is an auth reply. */
  readonly wrappedAccessor?: string
}

/** What the caller gets instead of the reply. */
export interface WrapInfo {
  readonly token: string
  readonly accessor: string
  readonly ttl: number
  /** RFC 3339. */
  readonly creation_time: string
  readonly creation_path: string
  readonly wrapped_accessor?: string
}

/** What the edge asks of tokens for every request, in this order. */
export interface TokenDesk {
  /**
   * Who stands behind a token: its record, its entity with all groups, and the ACL of their policies. Refuses with
   * `permission_denied` for an unknown, expired, revoked or malformed token, a disabled or deleted entity, and an
   * address outside the bound CIDRs. Lives in `tokens/caller-of.ts`.
   */
  callerOf(world: World, presented: PresentedToken): Promise<Caller>
  /**
   * Takes one use of a token that has a number of them, also when the request is then denied; refuses with
   * `permission_denied` when none is left. Lives in `tokens/spend-use.ts`.
   */
  spendUse(world: World, caller: Caller): Promise<'uses-left' | 'last-use'>
  /** Revokes a token behind its last use, once the request is answered. Lives in `tokens/spend-use.ts`. */
  endAfterLastUse(world: World, caller: Caller): Promise<void>
  /** Puts a reply into a single-use token. Lives in `wrapping/wrap-reply.ts`. */
  wrapReply(world: World, order: WrappingOrder): Promise<WrapInfo>
}
