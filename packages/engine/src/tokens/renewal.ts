import type { Mount } from '#mounts/mount.ts'
import type { World } from '#world.ts'
import type { Token } from './token.ts'

/** What the role behind a login says now of a token that shall live on. Seconds, 0 = not set. */
export interface RenewalTerms {
  readonly ttl: number
  readonly maxTtl: number
  readonly period: number
}

/**
 * How an auth method lets one of its tokens live on: it reads the role or user again that `token.renewal` names, and
 * refuses when that is gone or has changed too much (spec/core.md 9.10). Undefined when there is nothing to renew by:
 * the token keeps the life it has, and the reply is empty.
 */
export type RenewLogin = (
  world: World,
  renewed: { readonly token: Token; readonly mount: Mount },
) => Promise<RenewalTerms | undefined>
