import { candidatesIn, type KeySet, keySetOf } from '#crypto/key-set.ts'
import type { Jws } from '#crypto/parse-jws.ts'
import { isSignedByOneOf } from '#crypto/verify-jws.ts'
import type { World } from '#world.ts'
import type { FetchedJwks } from './fetch-jwks.ts'
import type { KeysProblem, SignatureProblem } from './keys-problem.ts'
import { createRefetchBudget } from './refetch-budget.ts'

/** The keys of one JWKS document, prepared once and kept (spec/jwt-oidc-auth.md 4.4). */
export interface JwksCache {
  /** Undefined when a key of the set made the signature. An unknown key id, or a wrong signature, fetches once more. */
  problemWith(jws: Jws): Promise<SignatureProblem | undefined>
  /** Whether the set holds the key id, as far as it is known now. */
  has(kid: string): boolean
  /** Fetches now, together with whoever waits for the same. */
  refetch(): Promise<KeysProblem | undefined>
}

interface Known {
  readonly set: KeySet
  /** Seconds since the epoch at which withdrawn keys should have disappeared. */
  readonly freshUntil: number
}

const usualAge = 43_200
const shortestAge = 300
const longestAge = 86_400

/** A cache over whatever fetches the set. */
export function createJwksCache(world: World, fetch: () => Promise<FetchedJwks | KeysProblem>): JwksCache {
  const budget = createRefetchBudget()
  let known: Known | undefined
  let lastProblem: KeysProblem | undefined
  let pending: Promise<KeysProblem | undefined> | undefined

  async function fetchOnce(): Promise<KeysProblem | undefined> {
    const fetched = await fetch()
    const now = world.clock.now()
    if ('problem' in fetched) {
      lastProblem = fetched
      // Good keys stay while their owner is unreachable; he is asked again in a while, not with every login.
      if (known) known = { ...known, freshUntil: now + shortestAge }
      return fetched
    }
    lastProblem = undefined
    known = { set: keySetOf(world.keys, fetched.jwks), freshUntil: now + ageOf(fetched) }
    return undefined
  }

  function refetch(): Promise<KeysProblem | undefined> {
    pending ??= fetchOnce().finally(() => {
      pending = undefined
    })
    return pending
  }

  async function isKnownSigner(jws: Jws): Promise<boolean> {
    return known !== undefined && isSignedByOneOf(world.keys, jws, candidatesIn(known.set, jws.header))
  }

  const refused = ({ header: { kid } }: Jws): SignatureProblem => ({
    problem: 'signature',
    ...(kid === undefined ? {} : { kid }),
    knownKids: [...(known?.set.byId.keys() ?? [])],
  })

  return {
    async problemWith(jws) {
      if (await isKnownSigner(jws)) {
        if (known && known.freshUntil <= world.clock.now()) void refetch()
        return undefined
      }
      // Waiting for a fetch that is under way anyway costs the provider nothing.
      if (pending === undefined && !budget.take(world.clock.now())) {
        return known === undefined && lastProblem ? lastProblem : refused(jws)
      }
      const problem = await refetch()
      if (problem) return problem
      return (await isKnownSigner(jws)) ? undefined : refused(jws)
    },
    has: (kid) => known?.set.byId.has(kid) ?? false,
    refetch,
  }
}

function ageOf({ answer }: FetchedJwks): number {
  const maxAge = /(?:^|[\s,])max-age=(\d+)/i.exec(answer.headers['cache-control'] ?? '')?.[1]
  return maxAge === undefined ? usualAge : Math.min(longestAge, Math.max(shortestAge, Number(maxAge)))
}
