import type { SentTokenFields, TokenFields } from './token-fields.ts'

/** Whether it is only by the old names that the TTL comes to exceed its maximum (spec/jwt-oidc-auth.md 3.3 row 16). */
export function conflictsByOldNames(before: TokenFields, sent: SentTokenFields): boolean {
  const exceeds = (ttl: number, max: number) => max > 0 && ttl > max
  const [ttl, max] = [sent.token_ttl ?? before.token_ttl, sent.token_max_ttl ?? before.token_max_ttl]
  const [anyTtl, anyMax] = [
    sent.token_ttl ?? sent.ttl ?? before.token_ttl,
    sent.token_max_ttl ?? sent.max_ttl ?? before.token_max_ttl,
  ]
  return !exceeds(ttl, max) && exceeds(anyTtl, anyMax)
}
