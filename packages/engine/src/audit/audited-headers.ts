import { z } from 'zod'
import { rememberedWhole } from '#memory/remembered-whole.ts'
import { refuse } from '#refusal.ts'
import { collection } from '#storage/collection.ts'
import type { World } from '#world.ts'

const auditedHeader = z.object({ name: z.string(), isHidden: z.boolean() })

/** A request header that is recorded; its name is in lower case (spec/core.md 14.2). */
export type AuditedHeader = Readonly<z.output<typeof auditedHeader>>

const id = 'settings'
const store = collection({ name: 'audited-headers', schema: z.object({ headers: z.array(auditedHeader) }), key: () => id })
const none: readonly AuditedHeader[] = []
const recall = rememberedWhole(store, ([settings]) => ({ headers: settings?.headers ?? none }))

/** All of them, in the order of their names. */
export async function auditedHeaders(world: World): Promise<readonly AuditedHeader[]> {
  return (await recall(world)).headers
}

/** The header with this name, in any case. */
export async function findAuditedHeader(world: World, name: string): Promise<AuditedHeader> {
  const found = (await auditedHeaders(world)).find((header) => header.name === name.toLowerCase())
  return found ?? refuse({ code: 'audited_header_unknown' })
}

/** Records a header from now on. */
export async function writeAuditedHeader(world: World, { name, isHidden }: AuditedHeader): Promise<void> {
  await change(world, name, [{ name: name.toLowerCase(), isHidden }])
}

/** Records a header no more, if it was. */
export async function deleteAuditedHeader(world: World, name: string): Promise<void> {
  await change(world, name, [])
}

async function change(world: World, name: string, by: readonly AuditedHeader[]): Promise<void> {
  await world.storage.write(async (transaction) => {
    const { headers } = (await store.maybe(transaction, id)) ?? { headers: [] }
    const all = [...headers.filter((header) => header.name !== name.toLowerCase()), ...by]
    await store.put(transaction, { headers: all.toSorted((one, other) => (one.name < other.name ? -1 : 1)) })
  })
}
