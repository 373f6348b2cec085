import { z } from 'zod'
import { remembered } from '#memory/remembered.ts'
import { refuse } from '#refusal.ts'
import { collection } from '#storage/collection.ts'
import type { World } from '#world.ts'

const uiHeader = z.object({ name: z.string(), values: z.array(z.string()) })

/** A header that every page of the console is sent with (spec/core.md 15). */
export type UiHeader = Readonly<z.output<typeof uiHeader>>

const settings = z.object({ headers: z.array(uiHeader) })

const id = 'settings'
const store = collection({ name: 'ui-headers', schema: settings, key: () => id })
const recall = remembered(store)

/** All of them, in the order of their names. */
export async function uiHeaders(world: World): Promise<readonly UiHeader[]> {
  return (await recall(world, id))?.headers ?? []
}

/** The header with this name, in any case. */
export async function maybeUiHeader(world: World, name: string): Promise<UiHeader | undefined> {
  return (await uiHeaders(world)).find((header) => header.name === canonicalName(name))
}

// RFC 9110 5.1 and 5.5: nothing that could end a header and begin another.
const nameForm = /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/
const valueForm = /^[\t\x20-\x7e\x80-\xff]*$/

/** Sets a header of the console's pages. Gives it under the name it got. */
export async function writeUiHeader(world: World, sent: UiHeader): Promise<UiHeader> {
  if (sent.name === '' || sent.values.length === 0) refuse({ code: 'ui_header_incomplete' })
  const header = { name: canonicalName(sent.name), values: sent.values }
  if (header.name.startsWith('X-Vault-')) refuse({ code: 'ui_header_reserved' })
  if (!nameForm.test(header.name) || !sent.values.every((value) => valueForm.test(value))) {
    refuse({ code: 'ui_header_malformed' })
  }
  await change(world, header.name, [header])
  return header
}

/** Takes a header away, there or not. */
export async function deleteUiHeader(world: World, name: string): Promise<void> {
  await change(world, canonicalName(name), [])
}

async function change(world: World, name: string, by: readonly UiHeader[]): Promise<void> {
  await world.storage.write(async (transaction) => {
    const { headers } = (await store.maybe(transaction, id)) ?? { headers: [] }
    const all = [...headers.filter((header) => header.name !== name), ...by]
    await store.put(transaction, { headers: all.toSorted((one, other) => (one.name < other.name ? -1 : 1)) })
  })
}

/** `content-security-policy` as `Content-Security-Policy`. */
function canonicalName(name: string): string {
  return name.toLowerCase().replace(/(^|-)[a-z]/g, (start) => start.toUpperCase())
}
