import { memberEntities, memberGroups } from '#identity/group.ts'
import type { View } from '#ports/storage.ts'

/** Each group that is reached, nearest first, with the shortest way to it: where the way began, and it last. */
export type Ways = ReadonlyMap<string, readonly string[]>

/** Up from a person: the groups that name them, and those above. */
export async function waysUp(view: View, entityId: string): Promise<Ways> {
  return waysFrom(await memberEntities.leadingTo(view, entityId), (id) => memberGroups.leadingTo(view, id))
}

/** Down from some groups: they themselves, and the groups inside them. */
export function waysDown(view: View, groupIds: readonly string[]): Promise<Ways> {
  return waysFrom(groupIds, (id) => memberGroups.leadingFrom(view, id))
}

/** Level by level, so that the first way to a group is a shortest one; circles end by themselves. */
async function waysFrom(starts: readonly string[], next: (id: string) => Promise<readonly string[]>): Promise<Ways> {
  const ways = new Map<string, readonly string[]>(starts.map((id) => [id, [id]]))
  let level: readonly string[] = starts
  while (level.length > 0) {
    const reached = await Promise.all(level.map(async (id) => ({ id, neighbours: await next(id) })))
    const fresh: string[] = []
    for (const { id, neighbours } of reached) {
      for (const neighbour of neighbours) {
        if (ways.has(neighbour)) continue
        ways.set(neighbour, [...(ways.get(id) ?? []), neighbour])
        fresh.push(neighbour)
      }
    }
    level = fresh
  }
  return ways
}
