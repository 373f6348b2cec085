import { z } from 'zod'
import type { Change } from '#ports/storage.ts'
import { collection } from '#storage/collection.ts'
import type { World } from '#world.ts'

const installedVersion = z.object({
  version: z.string(),
  /** Milliseconds since the epoch. */
  installedAt: z.number(),
  /** Empty for the first. */
  previous: z.string(),
})

/** A version of this server that has run over this store. */
export type InstalledVersion = Readonly<z.output<typeof installedVersion>>

const versions = collection({
  name: 'version',
  schema: installedVersion,
  // In the order of time, so that the last one is the version before.
  key: ({ installedAt }) => String(installedAt).padStart(16, '0'),
})

/** Notes that this version runs over the store, unless it is the one that ran last. */
export async function recordVersion({ settings, clock }: World, change: Change): Promise<void> {
  const [last] = await versions.records(change, { limit: 1, reverse: true })
  if (last?.version === settings.version) return
  await versions.put(change, { version: settings.version, installedAt: clock.millis(), previous: last?.version ?? '' })
}

/** Every version that has run over the store, the oldest first. */
export function versionHistory(world: World): Promise<readonly InstalledVersion[]> {
  return world.storage.read((view) => versions.records(view))
}
