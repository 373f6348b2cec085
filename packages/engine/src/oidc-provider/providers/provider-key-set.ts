import type { World } from '#world.ts'
import { derived } from '../derived.ts'
import { allKeys } from '../keys/named-key.ts'
import { keySetFacts, type KeySetFacts } from '../keys/public-keys.ts'
import { clientsServedBy } from './allowed-clients.ts'
import { maybeProvider } from './provider.ts'

/** The public keys of a provider: the rings of every key that a client it serves uses, each once (11.2). */
export const providerKeySet = derived(
  'provider key set',
  makeKeySet,
  ({ until }: KeySetFacts, now) => until !== undefined && until <= now,
)

async function makeKeySet({ storage, clock }: World, name: string): Promise<KeySetFacts> {
  const now = clock.now()
  return storage.read(async (view) => {
    const everyKey = await allKeys(view)
    const provider = await maybeProvider(view, name)
    const served = provider === undefined ? [] : await clientsServedBy(view, provider)
    const names = new Set(served.map(({ key }) => key))
    const used = everyKey.filter((key) => names.has(key.name))
    return keySetFacts(used, everyKey, now)
  })
}
