import { z } from 'zod'
import type { ChainHead } from '#ports/audit-log.ts'
import type { View } from '#ports/storage.ts'
import { collection } from '#storage/collection.ts'
import type { World } from '#world.ts'

const heads = z.object({
  device: z.string(),
  /** The latest last. */
  heads: z.array(z.object({ chain: z.string(), record: z.number(), hash: z.string() })),
})

const chainHeads = collection({ name: 'audit-head', schema: heads, key: ({ device }) => device })

/** Chains of which the heads are kept: those of the last starts, and of several instances. */
const most = 20

/** The heads of a device's chains, as they were noted in the store, outside the files. */
export async function knownHeads(view: View, device: string): Promise<readonly ChainHead[]> {
  return (await chainHeads.maybe(view, device))?.heads ?? []
}

/** Forgets the chains of a device that is no more. */
export async function forgetChainHeads(world: World, device: string): Promise<void> {
  await world.storage.write((change) => chainHeads.remove(change, device))
}

/** Notes in the store how far a chain goes. */
export async function noteHead(world: World, device: string, head: ChainHead): Promise<void> {
  const known = await world.storage.read((view) => knownHeads(view, device))
  if (known.some(({ chain, record }) => chain === head.chain && record === head.record)) return
  await world.storage.write(async (change) => {
    const others = (await knownHeads(change, device)).filter(({ chain }) => chain !== head.chain)
    await chainHeads.put(change, { device, heads: [...others, head].slice(-most) })
  })
}
