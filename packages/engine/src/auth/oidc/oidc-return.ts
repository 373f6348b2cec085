import type { Mount } from '#mounts/mount.ts'

/** A browser that comes back from the identity provider. */
export interface OidcReturn {
  readonly mount: Mount
  /** The path that was called. */
  readonly path: string
  readonly state: string
  readonly code: string
  readonly clientNonce: string
  /** The provider's error code; empty without one. */
  readonly error: string
  /** Direct mode: the person said yes to whom the sign-in is for. */
  readonly isConfirmed: boolean
  readonly remoteAddress: string
}
