import type { ConsentView } from '@postern/contract/resources/oidc-access.ts'
import type { World } from '#world.ts'
import { clients } from '../clients/client.ts'
import { consentRecords, consentsOfClient } from './consent-record.ts'

/** What a person has agreed to, and when that ends. Apps that are gone are left out. */
export async function consentsOf({ storage, clock }: World, entityId: string): Promise<ConsentView[]> {
  // A token without an entity has agreed to nothing.
  if (entityId === '') return []
  return storage.read(async (view) => {
    const records = await consentRecords.records(view, { prefix: `${entityId}/` })
    const apps = await clients.maybeMany(
      view,
      records.map(({ client_id }) => client_id),
    )
    return records.flatMap((record, index) => {
      const app = apps[index]
      if (app === undefined || record.expires_at <= clock.now()) return []
      const { client_id, provider, scopes, claims, given_at, expires_at } = record
      return [
        {
          client_id,
          client_name: app.display_name ?? app.name,
          provider,
          scopes: Object.keys(scopes),
          claims,
          given_at,
          expires_at,
        },
      ]
    })
  })
}

/** Withdraws what a person agreed to of one app: they are asked again next time. */
export async function withdrawConsent(
  { storage }: World,
  { entityId, clientId }: { readonly entityId: string; readonly clientId: string },
): Promise<void> {
  await storage.write(async (change) => {
    const ids = await consentRecords.list(change, { prefix: consentsOfClient({ entity_id: entityId, client_id: clientId }) })
    for (const id of ids) await consentRecords.remove(change, id)
  })
}
