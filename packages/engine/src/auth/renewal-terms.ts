import type { RenewalTerms } from '#tokens/renewal.ts'
import type { Token } from '#tokens/token.ts'
import type { TokenParameters } from '#tokens/token-parameters.ts'

/** What a role or a user says of the life of its tokens now. */
export function renewalTermsOf({ token_ttl, token_max_ttl, token_period }: TokenParameters): RenewalTerms {
  return { ttl: token_ttl, maxTtl: token_max_ttl, period: token_period }
}

/** A text that the method gave its token for renewals; empty when there is none. */
export function renewalText({ renewal }: Token, name: string): string {
  const value = renewal?.[name]
  return typeof value === 'string' ? value : ''
}
