/** Why a quota is not written, or a request is over one (spec/core.md 15). */
export type QuotaReason =
  | { readonly code: 'quota_rate_invalid' }
  | { readonly code: 'quota_interval_invalid' }
  | { readonly code: 'quota_block_invalid' }
  | { readonly code: 'quota_path_invalid'; readonly path: string }
  | { readonly code: 'quota_duplicate'; readonly name: string }
  /** A role is asked for by the mount as a whole. */
  | { readonly code: 'quota_role_with_suffix' }
  | { readonly code: 'quota_role_unsupported'; readonly path: string }
  | { readonly code: 'quota_exceeded'; readonly path: string; readonly headers: Readonly<Record<string, string>> }
