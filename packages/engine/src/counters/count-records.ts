import { entities } from '#identity/entity.ts'
import type { View } from '#ports/storage.ts'
import type { Page } from '#storage/page.ts'
import { tokens } from '#tokens/token-store.ts'
import type { World } from '#world.ts'

const chunk = 2000

/** What can be listed by id; a collection is one. */
interface Listed {
  list(view: View, page?: Page): Promise<readonly string[]>
}

/** How many service tokens there are. */
export const countTokens = (world: World) => countRecords(world, tokens)

/** How many entities there are. */
export const countEntities = (world: World) => countRecords(world, entities)

/** Counts in steps, so that nobody waits for a big store. */
async function countRecords(world: World, { list }: Listed): Promise<number> {
  let total = 0
  let after: string | undefined
  for (;;) {
    const page = { limit: chunk, ...(after === undefined ? {} : { after }) }
    const ids = await world.storage.read((view) => list(view, page))
    total += ids.length
    after = ids.at(-1)
    if (ids.length < chunk) return total
    await world.pause()
  }
}
