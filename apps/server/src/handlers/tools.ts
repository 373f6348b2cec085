import type { toolRoutes } from '@postern/contract/routes/tools.ts'
import { type HashOrder, hashData } from '@postern/engine/tools/hash-data.ts'
import { type RandomOrder, randomData } from '@postern/engine/tools/random-data.ts'
import type { World } from '@postern/engine/world.ts'
import type { Handlers } from './handlers.ts'

/** spec/core.md 15. */
export const toolHandlers = (world: World): Handlers<typeof toolRoutes> => {
  const hashed = (order: HashOrder) => ({ data: { sum: hashData(world, order) } })
  const random = (order: RandomOrder) => ({ data: { random_bytes: randomData(world, order) } })
  return {
    hashData: ({ input }) => hashed(input),
    hashDataBy: ({ params, input }) => hashed({ ...input, algorithm: params.urlalgorithm }),
    makeRandom: ({ input }) => random(input),
    makeRandomBy: ({ params, input }) => random({ ...input, path: [params.source] }),
    makeRandomFrom: ({ params, input }) => random({ ...input, path: [params.source, params.urlbytes] }),
  }
}
