/** Why data is not hashed, or no random bytes are made (spec/core.md 15). */
export type ToolReason =
  | { readonly code: 'tool_algorithm_unknown'; readonly algorithm: string }
  | { readonly code: 'tool_hash_format_unknown'; readonly format: string }
  | { readonly code: 'tool_random_format_unknown'; readonly format: string }
  /** `at` is the byte that is not base64. */
  | { readonly code: 'tool_input_unreadable'; readonly at: number }
  | { readonly code: 'tool_size_unreadable'; readonly size: string }
  | { readonly code: 'tool_size_too_small' }
  | { readonly code: 'tool_size_too_large'; readonly max: number }
  | { readonly code: 'tool_source_unknown'; readonly source: string }
