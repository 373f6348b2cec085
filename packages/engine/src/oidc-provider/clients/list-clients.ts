import type { World } from '#world.ts'
import { type NameQuery, namesPage } from '../list-names.ts'
import { type Client, clients } from './client.ts'

/** A page of clients, sorted by name. */
export async function listClients(world: World, query: NameQuery): Promise<readonly Client[]> {
  return world.storage.read(async (view) => {
    const filed = await clients.filed(view, 'byName')
    const ids = new Map(filed.map(({ value, id }) => [value, id]))
    const names = namesPage([...ids.keys()], query)
    const found = await clients.maybeMany(
      view,
      names.map((name) => ids.get(name) ?? ''),
    )
    return found.filter((client) => client !== undefined)
  })
}
