import type { View } from '#ports/storage.ts'
import { type Group, groups, memberEntities, memberGroups } from './group.ts'

/** The groups an entity is in: those that name it, and those above them. No group is in both. */
export interface GroupsOf {
  readonly direct: readonly Group[]
  readonly inherited: readonly Group[]
}

const none: GroupsOf = { direct: [], inherited: [] }

/** Walks up from an entity. Costs one read when the entity is in no group. */
export async function groupsOf(view: View, entityId: string): Promise<GroupsOf> {
  const directIds = await memberEntities.leadingTo(view, entityId)
  if (directIds.length === 0) return none
  const inheritedIds = await groupIdsAbove(view, directIds)
  const [direct, inherited] = [await existing(view, directIds), await existing(view, inheritedIds)]
  return { direct, inherited }
}

/** The groups above these groups, level by level, without these. */
export async function groupIdsAbove(view: View, ids: readonly string[]): Promise<readonly string[]> {
  const seen = new Set(ids)
  let level = ids
  while (level.length > 0) {
    const parents = await Promise.all(level.map((id) => memberGroups.leadingTo(view, id)))
    level = [...new Set(parents.flat())].filter((id) => !seen.has(id))
    for (const id of level) seen.add(id)
  }
  return [...seen].slice(ids.length)
}

// The edges of a deleted group are cut in batches behind it; until then they lead nowhere.
async function existing(view: View, ids: readonly string[]): Promise<readonly Group[]> {
  if (ids.length === 0) return []
  const found = await groups.maybeMany(view, ids)
  return found.filter((group) => group !== undefined)
}
