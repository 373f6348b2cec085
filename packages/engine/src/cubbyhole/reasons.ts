/** Why a cubbyhole is not opened (spec/core.md 11.3). */
export type CubbyholeReason = { readonly code: 'cubbyhole_needs_service_token' } | { readonly code: 'cubbyhole_data_missing' }
