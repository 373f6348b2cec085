import type { World } from '#world.ts'
import { derived } from '../derived.ts'
import { allKeys, type NamedKey } from '../keys/named-key.ts'
import { keySetFacts, type KeySetFacts, type PublishedKey } from '../keys/public-keys.ts'
import { identityTokenRoles } from './role.ts'

/** The public keys of identity tokens: those of every key that a role uses (5.6). */
export const rootKeySetFacts = derived(
  'root key set',
  makeRootKeySet,
  ({ until }: KeySetFacts, now) => until !== undefined && until <= now,
)

export async function rootKeySet(world: World): Promise<readonly PublishedKey[]> {
  return (await rootKeySetFacts(world)).keys
}

async function makeRootKeySet({ storage, clock }: World): Promise<KeySetFacts> {
  const now = clock.now()
  return storage.read(async (view) => {
    const everyKey = await allKeys(view)
    const used: NamedKey[] = []
    for (const key of everyKey) {
      const [user] = await identityTokenRoles.idsBy(view, 'byKey', key.name, { limit: 1 })
      if (user !== undefined) used.push(key)
    }
    return keySetFacts(used, everyKey, now)
  })
}
