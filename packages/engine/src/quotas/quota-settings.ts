import { z } from 'zod'
import type { Sent } from '#auth/sent.ts'
import { remembered } from '#memory/remembered.ts'
import { collection } from '#storage/collection.ts'
import type { World } from '#world.ts'

const quotaSettings = z.object({
  exemptPaths: z.array(z.string()),
  logsRefusals: z.boolean(),
  showsHeaders: z.boolean(),
})

/** What holds for all rate limits. */
export type QuotaSettings = Readonly<z.output<typeof quotaSettings>>

const id = 'settings'
const store = collection({ name: 'quota-settings', schema: quotaSettings, key: () => id })
const recall = remembered(store)

/** What must answer however often it is asked: probes, and the way back to an open server. */
const defaults: QuotaSettings = {
  exemptPaths: [
    'sys/generate-recovery-token/attempt',
    'sys/generate-recovery-token/update',
    'sys/generate-root/attempt',
    'sys/generate-root/update',
    'sys/health',
    'sys/init',
    'sys/seal-status',
    'sys/unseal',
  ],
  logsRefusals: false,
  showsHeaders: false,
}

/** The settings; those there are at first when nobody has written any. */
export async function findQuotaSettings(world: World): Promise<QuotaSettings> {
  return (await recall(world, id)) ?? defaults
}

/** Changes some of the settings. */
export async function writeQuotaSettings(world: World, sent: Sent<QuotaSettings>): Promise<void> {
  await world.storage.write(async (change) => {
    const before = (await store.maybe(change, id)) ?? defaults
    await store.put(change, {
      exemptPaths: sent.exemptPaths ?? before.exemptPaths,
      logsRefusals: sent.logsRefusals ?? before.logsRefusals,
      showsHeaders: sent.showsHeaders ?? before.showsHeaders,
    })
  })
}
