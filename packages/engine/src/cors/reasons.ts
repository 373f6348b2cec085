/** Why CORS is not set so (spec/core.md 15). */
export type CorsReason = { readonly code: 'cors_origins_missing' } | { readonly code: 'cors_wildcard_beside_origins' }
