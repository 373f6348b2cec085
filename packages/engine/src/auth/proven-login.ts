import type { Json } from '../finding.ts'
import type { Mount } from '../mounts/mount.ts'
import type { TokenParameters } from '../tokens/token-parameters.ts'

/**
 * Who somebody turned out to be, once an auth method's every check has passed. `grantLogin` makes an entity and a
 * token of it, the same way for all methods (spec/jwt-oidc-auth.md 1.4).
 */
export interface ProvenLogin {
  readonly mount: Mount
  /** The path that was called, `auth/jwt/login`. */
  readonly path: string
  /** Who it is at this mount; absent only for CEL roles that name none. */
  readonly alias?: { readonly name: string; readonly metadata: Readonly<Record<string, string>> }
  /** Names the method reported as groups; external groups of this mount follow them. */
  readonly groupAliases: readonly string[]
  /** The method's part of the display name: `alice` in `userpass-alice`. */
  readonly displayName: string
  /** As configured and, where templated, filled in; `default` is added later. */
  readonly policies: readonly string[]
  /** The token's metadata. */
  readonly metadata: Readonly<Record<string, string>>
  readonly token: TokenParameters
  /** Absent where the token may be renewed like any other. */
  readonly isRenewable?: boolean
  /** What the method wants back at renewal: its role's name and kind. */
  readonly renewal: { readonly [key: string]: Json }
  /** The address the login came from, as the edge judged it. */
  readonly remoteAddress: string
}
