import type { World } from '#world.ts'
import { fetchJwks } from './fetch-jwks.ts'
import { createJwksCache } from './jwks-cache.ts'
import type { KeySource } from './key-source.ts'

/** Several JWKS documents of one mount. A token must name its key; the key's id tells which document it is in. */
export function createSeveralJwks(
  world: World,
  pairs: readonly { readonly jwks_url: string; readonly jwks_ca_pem: string }[],
): KeySource {
  const caches = pairs.map(({ jwks_url, jwks_ca_pem }) =>
    createJwksCache(world, () => fetchJwks(world, jwks_url, { caPem: jwks_ca_pem })),
  )

  return {
    unready: async () => undefined,
    async problemWith(jws) {
      const { kid } = jws.header
      if (kid === undefined) return { problem: 'no-kid' }
      const holder = caches.find((cache) => cache.has(kid))
      if (holder) return holder.problemWith(jws)

      // Asking each cache about the token is what makes it fetch, within its own budget.
      const problems = await Promise.all(caches.map((cache) => cache.problemWith(jws)))
      if (problems.includes(undefined)) return undefined
      const hasAnswered = problems.some((problem) => problem?.problem === 'signature')
      return hasAnswered ? { problem: 'unknown-kid', kid } : { problem: 'none-of-several', count: caches.length }
    },
  }
}
