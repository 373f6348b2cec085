import { z } from 'zod'
import { Refusal } from '#refusal.ts'
import { collection } from '#storage/collection.ts'

const migration = z.object({
  id: z.string(),
  source: z.string(),
  target: z.string(),
  status: z.enum(['in-progress', 'success']),
  /** Seconds since the epoch. */
  expiresAt: z.number(),
})
export type Migration = Readonly<z.output<typeof migration>>

/** Moves of mounts, told about for a week. */
export const migrations = collection({
  name: 'mount-migration',
  schema: migration,
  key: ({ id }) => id,
  expiresAt: ({ expiresAt }) => expiresAt,
  missing: () => new Refusal({ code: 'mount_migration_not_found' }),
})
