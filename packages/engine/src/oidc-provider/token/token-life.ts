import type { Client } from '../clients/client.ts'

/** The longest that anything issued to a client at one moment can live, in seconds. */
export function longestLife({ access_token_ttl, refresh_token_ttl = 0 }: Client): number {
  return Math.max(access_token_ttl, refresh_token_ttl)
}
