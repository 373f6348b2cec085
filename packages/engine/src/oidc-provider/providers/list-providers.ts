import type { World } from '#world.ts'
import { type NameQuery, namesPage } from '../list-names.ts'
import { servesClient } from './allowed-clients.ts'
import { allProviders, type Provider } from './provider.ts'

/** A page of providers, sorted by name; with a client id, only those that serve it. */
export async function listProviders(
  world: World,
  { allowedClientId = '', ...query }: NameQuery & { readonly allowedClientId?: string | undefined },
): Promise<readonly Provider[]> {
  const all = await world.storage.read(allProviders)
  const serving = allowedClientId === '' ? all : all.filter((provider) => servesClient(provider, allowedClientId))
  const names = new Set(
    namesPage(
      serving.map(({ name }) => name),
      query,
    ),
  )
  return serving.filter(({ name }) => names.has(name))
}
