/** Why the tokens room says no (spec/core.md 9). */
export type TokenReason = { readonly code: 'token_id_taken' }
