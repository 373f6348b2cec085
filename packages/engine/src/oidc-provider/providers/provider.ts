import { oidcProvider } from '@postern/contract/resources/oidc-provider.ts'
import { z } from 'zod'
import { remembered } from '#memory/remembered.ts'
import type { View } from '#ports/storage.ts'
import { collection } from '#storage/collection.ts'
import type { World } from '#world.ts'

const provider = z.object({ name: z.string(), ...oidcProvider.shape })

/** A provider as stored: its issuer is what was configured, without the path (10). */
export type Provider = Readonly<z.output<typeof provider>>

export const providers = collection({
  name: 'oidc-provider',
  schema: provider,
  key: ({ name }) => name,
  many: { byScope: ({ scopes_supported }) => scopes_supported },
})

/** The provider every namespace has: it stands in the store once somebody writes to it. */
export const defaultProviderName = 'default'

const builtInProvider: Provider = { name: defaultProviderName, issuer: '', allowed_client_ids: ['*'], scopes_supported: [] }

function builtInNamed(name: string): Provider | undefined {
  return name === defaultProviderName ? builtInProvider : undefined
}

export async function maybeProvider(view: View, name: string): Promise<Provider | undefined> {
  return (await providers.maybe(view, name)) ?? builtInNamed(name)
}

/** Every provider, the built-in one among them, sorted by name. */
export async function allProviders(view: View): Promise<readonly Provider[]> {
  const stored = await providers.records(view)
  if (stored.some(({ name }) => name === defaultProviderName)) return stored
  return [...stored, builtInProvider].toSorted((one, other) => (one.name < other.name ? -1 : 1))
}

const rememberedProvider = remembered(providers)

/** The provider with this name, decoded once until it changes. */
export async function providerNamed(world: World, name: string): Promise<Provider | undefined> {
  return (await rememberedProvider(world, name)) ?? builtInNamed(name)
}
