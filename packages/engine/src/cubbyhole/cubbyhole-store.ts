import { z } from 'zod'
import type { Change, View } from '#ports/storage.ts'
import { collection } from '#storage/collection.ts'

const cubbyholeEntry = z.object({
  /** The id of the token it belongs to, and the path below `cubbyhole/`. */
  owner: z.string(),
  path: z.string(),
  /** The object as JSON text, so that its numbers keep their digits and its keys stay data. */
  json: z.string(),
})
export type CubbyholeEntry = Readonly<z.output<typeof cubbyholeEntry>>

/** What tokens keep, each under its own id, which no other token can name. */
export const cubbyholeEntries = collection({
  name: 'cubbyhole',
  schema: cubbyholeEntry,
  key: entryId,
})

/** Where an entry is kept. */
export function entryId({ owner, path }: Pick<CubbyholeEntry, 'owner' | 'path'>): string {
  return `${owner}/${path}`
}

/** Whether a token keeps anything. */
export async function hasCubbyhole(view: View, owner: string): Promise<boolean> {
  return (await cubbyholeEntries.list(view, { prefix: `${owner}/`, limit: 1 })).length > 0
}

/** Takes away some of what a token keeps; gives how much. */
export async function emptyCubbyhole(change: Change, owner: string, limit: number): Promise<number> {
  const ids = await cubbyholeEntries.list(change, { prefix: `${owner}/`, limit })
  for (const id of ids) await cubbyholeEntries.remove(change, id)
  return ids.length
}
