/** Why a wrapped reply is not given (spec/core.md 11.2). */
export type WrappingReason =
  /** Used, expired, revoked, never a wrapping token, or no token at all: nobody is told which. */
  | { readonly code: 'wrapping_token_invalid' }
  /** The body names a token, but it is empty. */
  | { readonly code: 'wrapping_token_empty' }
  /** Nothing to wrap by: the header with the TTL is missing. */
  | { readonly code: 'wrapping_ttl_missing' }
