import type { View } from '#ports/storage.ts'
import type { Page } from '#storage/page.ts'
import type { World } from '#world.ts'
import { type Entity, entities } from '../entity.ts'
import { type Group, groups, memberEntities, memberGroups } from '../group.ts'
import { keyedList } from './keyed-list.ts'
import { type Batch, endOf, listing, type SentPage } from './listing.ts'

type Member = { readonly kind: 'group'; readonly group: Group } | { readonly kind: 'entity'; readonly entity: Entity }

/** The members of a group with their names: groups first, entities behind them. */
export async function listMembers(world: World, groupId: string, page: SentPage) {
  const found = await world.storage.read((view) => listing(view, page, (of, part) => membersOf(of, groupId, part)))
  return keyedList(found, (member) =>
    member.kind === 'group'
      ? { kind: member.kind, name: member.group.name }
      : { kind: member.kind, name: member.entity.name, disabled: member.entity.isDisabled },
  )
}

type Part = Page & { readonly limit: number }

async function membersOf(view: View, groupId: string, page: Part): Promise<Batch<Member>> {
  const { after, limit } = page
  // A page that begins behind an entity has all groups before it.
  const isPastGroups = after !== undefined && (await memberEntities.isLinked(view, groupId, after))
  const groupIds = isPastGroups ? [] : await memberGroups.leadingFrom(view, groupId, page)
  const rest: Part = { limit: limit - groupIds.length, ...(isPastGroups ? { after } : {}) }
  const entityIds = rest.limit > 0 ? await memberEntities.leadingFrom(view, groupId, rest) : []
  const [inGroups, inEntities] = [await groups.maybeMany(view, groupIds), await entities.maybeMany(view, entityIds)]
  return {
    rows: [
      ...inGroups.flatMap((group) => (group ? [rowOf(group, { kind: 'group', group })] : [])),
      ...inEntities.flatMap((entity) => (entity ? [rowOf(entity, { kind: 'entity', entity })] : [])),
    ],
    end: endOf([...groupIds, ...entityIds], page),
  }
}

function rowOf({ id, name }: { readonly id: string; readonly name: string }, record: Member) {
  return { place: id, key: id, name, record }
}
