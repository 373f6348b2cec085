import { z } from 'zod'
import { remembered } from '#memory/remembered.ts'
import { refuse } from '#refusal.ts'
import { collection } from '#storage/collection.ts'
import type { World } from '#world.ts'

const corsSettings = z.object({
  allowedOrigins: z.array(z.string()),
  /** Beside those that clients of this API always send. */
  allowedHeaders: z.array(z.string()),
  allowsCredentials: z.boolean(),
})

/** From which origins pages may call this server (spec/core.md 1.8). */
export type CorsSettings = Readonly<z.output<typeof corsSettings>>

const id = 'settings'
const settings = collection({ name: 'cors', schema: corsSettings, key: () => id })
const recall = remembered(settings)

/** Any origin. */
export const anyOrigin = '*'

/** The settings; undefined while pages of other origins are not let in. */
export function maybeCorsSettings(world: World): Promise<CorsSettings | undefined> {
  return recall(world, id)
}

/** Lets pages of other origins in. */
export async function writeCorsSettings(world: World, sent: CorsSettings): Promise<void> {
  const { allowedOrigins: origins } = sent
  if (origins.length === 0) refuse({ code: 'cors_origins_missing' })
  if (origins.length > 1 && origins.includes(anyOrigin)) refuse({ code: 'cors_wildcard_beside_origins' })
  await world.storage.write((change) => settings.put(change, sent))
}

/** Lets no other origins in any more. */
export async function disableCors(world: World): Promise<void> {
  await world.storage.write((change) => settings.remove(change, id))
}

/** Whether a page of the origin may call. */
export function allowsOrigin({ allowedOrigins }: CorsSettings, origin: string): boolean {
  return allowedOrigins.includes(anyOrigin) || allowedOrigins.includes(origin)
}
