import type { ReturnAnswer } from '@postern/engine/oidc-provider/page/return-target.ts'
import { secretsOf } from '@postern/engine/secrets/server-secrets.ts'
import type { World } from '@postern/engine/world.ts'
import { z } from 'zod'
import { type Errand, errands } from './errand.ts'

/** Seconds within which a form that is sent twice gets the same answer. */
const echoes = 10

const storedAnswer: z.ZodType<ReturnAnswer> = z.union([
  z.object({ mode: z.literal('query'), location: z.string() }),
  z.object({ mode: z.literal('form_post'), action: z.string(), fields: z.record(z.string(), z.string()) }),
])

/** Lets one decision of an errand count; undefined when another did, and too long ago to answer it again. */
export type DecideOnce = (errand: Errand, act: () => Promise<ReturnAnswer>) => Promise<ReturnAnswer | undefined>

/**
 * Of any number of decisions the first is carried out, here or on another instance. One that comes while the first is at
 * work waits for it.
 */
export function createDecideOnce(world: World): DecideOnce {
  const underWay = new Map<string, Promise<ReturnAnswer | undefined>>()
  return async (errand, act) => {
    const other = underWay.get(errand.id)
    if (other !== undefined) return other
    const working = decide(world, errand, act)
    underWay.set(errand.id, working)
    try {
      return await working
    } finally {
      underWay.delete(errand.id)
    }
  }
}

async function decide(world: World, { id }: Errand, act: () => Promise<ReturnAnswer>): Promise<ReturnAnswer | undefined> {
  const earlier = await claim(world, id)
  if (earlier !== undefined) return echoOf(world, earlier)
  const answer = await act()
  const sealed = (await secretsOf(world)).seal(`errand answer ${id}`, new TextEncoder().encode(JSON.stringify(answer))).toBase64()
  await world.storage.write(async (change) => {
    const errand = await errands.maybe(change, id)
    if (errand !== undefined) await errands.put(change, { ...errand, answer: sealed })
  })
  return answer
}

/** Takes the right to decide; gives the errand as it is when somebody else has. */
async function claim(world: World, id: string): Promise<Errand | 'gone' | undefined> {
  return world.storage.write(async (change) => {
    const errand = await errands.maybe(change, id)
    if (errand === undefined) return 'gone'
    if (errand.decidedAt !== undefined) return errand
    await errands.put(change, { ...errand, decidedAt: world.clock.now() })
    return undefined
  })
}

async function echoOf(world: World, errand: Errand | 'gone'): Promise<ReturnAnswer | undefined> {
  if (errand === 'gone' || errand.answer === undefined || errand.decidedAt === undefined) return undefined
  if (world.clock.now() - errand.decidedAt > echoes) return undefined
  const bytes = (await secretsOf(world)).open(`errand answer ${errand.id}`, Uint8Array.fromBase64(errand.answer))
  return bytes && storedAnswer.parse(JSON.parse(new TextDecoder().decode(bytes)))
}
