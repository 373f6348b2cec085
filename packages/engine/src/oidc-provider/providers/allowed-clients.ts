import type { View } from '#ports/storage.ts'
import { type Client, clients } from '../clients/client.ts'
import type { Provider } from './provider.ts'

/** Whether a provider serves a client. */
export function servesClient({ allowed_client_ids }: Pick<Provider, 'allowed_client_ids'>, clientId: string): boolean {
  return allowed_client_ids.includes('*') || allowed_client_ids.includes(clientId)
}

/** The clients a provider serves; ids without a client are passed over. */
export async function clientsServedBy(
  view: View,
  { allowed_client_ids }: Pick<Provider, 'allowed_client_ids'>,
): Promise<readonly Client[]> {
  if (allowed_client_ids.includes('*')) return clients.records(view)
  const found = await clients.maybeMany(view, allowed_client_ids)
  return found.filter((client) => client !== undefined)
}
