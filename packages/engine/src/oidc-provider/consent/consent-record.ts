import { z } from 'zod'
import { collection } from '#storage/collection.ts'

const consentRecord = z.object({
  entity_id: z.string(),
  client_id: z.string(),
  provider: z.string(),
  /** Each scope that was agreed to, with a digest of what it said then. */
  scopes: z.record(z.string(), z.string()),
  /** Optional scopes that were left out. */
  declined: z.array(z.string()),
  /** The claims that were shown, by name. */
  claims: z.array(z.string()),
  /** A digest of what the app was called. */
  client_digest: z.string(),
  redirect_hosts: z.array(z.string()),
  /** Seconds since the epoch. */
  given_at: z.number(),
  expires_at: z.number(),
})

/** What a person once agreed to, so that they are not asked again (console e.1). */
export type ConsentRecord = Readonly<z.output<typeof consentRecord>>

export const consentRecords = collection({
  name: 'consent',
  schema: consentRecord,
  key: consentKey,
  expiresAt: ({ expires_at }) => expires_at,
})

/** One record for a person, an app and a provider; a person's own are neighbours. */
export function consentKey({
  entity_id,
  client_id,
  provider,
}: Pick<ConsentRecord, 'entity_id' | 'client_id' | 'provider'>): string {
  return consentsOfClient({ entity_id, client_id }) + provider
}

/** What the keys of a person's consents to one app begin with. */
export function consentsOfClient({ entity_id, client_id }: Pick<ConsentRecord, 'entity_id' | 'client_id'>): string {
  // A client id an operator chose may hold slashes of its own.
  return `${entity_id}/${encodeURIComponent(client_id)}/`
}
