import type { World } from '#world.ts'
import type { Discovered, ProviderMetadata } from './discover.ts'
import { type FetchedJwks, fetchJwks } from './fetch-jwks.ts'
import type { Access } from './fetch-document.ts'
import { createJwksCache } from './jwks-cache.ts'
import type { KeySource } from './key-source.ts'
import type { KeysProblem } from './keys-problem.ts'
import { createRefetchBudget } from './refetch-budget.ts'

/** How a provider is found, and how its key set is reached then. */
export interface Discovery {
  find(): Promise<Discovered | KeysProblem>
  access(): Promise<Access>
}

/** Keys at the address a discovery document names. The document is read once; a provider that moves is configured anew. */
export function createDiscoveredKeys(world: World, { find, access }: Discovery): KeySource {
  const budget = createRefetchBudget()
  let found: ProviderMetadata | undefined
  let lastProblem: KeysProblem | undefined
  let pending: Promise<ProviderMetadata | KeysProblem> | undefined

  async function findOnce(): Promise<ProviderMetadata | KeysProblem> {
    const discovered = await find()
    if ('problem' in discovered) {
      lastProblem = discovered
      return discovered
    }
    found = discovered.metadata
    return found
  }

  function metadata(): Promise<ProviderMetadata | KeysProblem> {
    if (found) return Promise.resolve(found)
    if (pending) return pending
    // A provider that is down must not be asked anew by every login that waits for it.
    if (!budget.take(world.clock.now()) && lastProblem) return Promise.resolve(lastProblem)
    pending = findOnce().finally(() => {
      pending = undefined
    })
    return pending
  }

  async function fetchKeys(): Promise<FetchedJwks | KeysProblem> {
    const provider = await metadata()
    return 'problem' in provider ? provider : fetchJwks(world, provider.jwks_uri, await access())
  }

  const cache = createJwksCache(world, fetchKeys)
  return {
    async unready() {
      if (found) return undefined
      const provider = await metadata()
      return 'problem' in provider ? provider : undefined
    },
    problemWith: cache.problemWith,
    metadata,
  }
}
