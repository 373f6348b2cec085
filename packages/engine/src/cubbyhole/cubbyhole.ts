import type { View } from '#ports/storage.ts'
import { refuse } from '#refusal.ts'
import { folderNames } from '#storage/folder-names.ts'
import type { Page } from '#storage/page.ts'
import type { Caller } from '#tokens/caller.ts'
import { tokens } from '#tokens/token-store.ts'
import type { World } from '#world.ts'
import { cubbyholeEntries, entryId } from './cubbyhole-store.ts'

/** Whose cubbyhole, and where in it. */
export interface CubbyholePlace {
  readonly caller: Caller
  readonly path: string
}

/** What the caller keeps at a path, as JSON text; undefined for nothing. */
export async function readCubbyhole(world: World, { caller, path }: CubbyholePlace): Promise<string | undefined> {
  const owner = ownerOf(caller)
  const entry = await world.storage.read((view) => cubbyholeEntries.maybe(view, entryId({ owner, path })))
  return entry?.json
}

/** Keeps an object at a path, in place of what was there. */
export async function writeCubbyhole(world: World, { caller, path }: CubbyholePlace, json: string): Promise<void> {
  const owner = ownerOf(caller)
  await world.storage.write(async (change) => {
    // A token that was revoked meanwhile has no cubbyhole that anybody would empty.
    if ((await tokens.maybe(change, owner)) === undefined) refuse({ code: 'permission_denied' })
    await cubbyholeEntries.put(change, { owner, path, json })
  })
}

/** Throws away what is at a path. */
export async function deleteCubbyhole(world: World, { caller, path }: CubbyholePlace): Promise<void> {
  const id = entryId({ owner: ownerOf(caller), path })
  await world.storage.write((change) => cubbyholeEntries.remove(change, id))
}

/** What lies in a folder: names, and deeper folders with a slash. */
export function listCubbyhole(
  world: World,
  { caller, path }: CubbyholePlace,
  page: Pick<Page, 'after' | 'limit'> = {},
): Promise<readonly string[]> {
  const root = `${ownerOf(caller)}/`
  const folder = path === '' || path.endsWith('/') ? path : `${path}/`
  return world.storage.read((view) => folderNames((names) => entryNames(view, names), { ...page, folder: root + folder }))
}

function entryNames(view: View, page: Page): Promise<readonly string[]> {
  return cubbyholeEntries.list(view, page)
}

function ownerOf({ token }: Caller): string {
  return token.type === 'service' ? token.id : refuse({ code: 'cubbyhole_needs_service_token' })
}
