import type { MergePreview } from '@postern/contract/resources/entity-merge.ts'
import type { View } from '#ports/storage.ts'
import type { World } from '#world.ts'
import type { Entity } from '../entity.ts'
import type { Group } from '../group.ts'
import { groupsOf, type GroupsOf } from '../groups-of.ts'
import type { AliasConflict } from '../reasons.ts'
import { mountNames } from '../shown/mount-names.ts'
import { conflictOf } from './alias-conflict.ts'
import { type MergePlan, mergePlan, type SentMerge } from './merge-plan.ts'

/** What a merge would do, without doing it. */
export async function previewMerge(world: World, sent: SentMerge): Promise<MergePreview> {
  const namesOf = await mountNames(world)
  const { plan, target, sources } = await world.storage.read(async (view) => {
    const found = await mergePlan(view, sent)
    return {
      plan: found,
      target: await withGroups(view, found.target),
      sources: await Promise.all(found.sources.map((source) => withGroups(view, source))),
    }
  })
  return {
    ...aliasesAfter(plan),
    conflicts: plan.conflicts.map((conflict) => shownConflict(conflictOf(conflict, namesOf))),
    gained_groups: gainedGroups(target, sources).map(({ id, name }) => ({ id, name })),
    ...policiesAfter(target, sources),
    lost_metadata: Object.fromEntries(plan.sources.flatMap(({ id, metadata }) => (metadata ? [[id, metadata]] : []))),
  }
}

interface Person {
  readonly entity: Entity
  readonly groups: GroupsOf
}

async function withGroups(view: View, entity: Entity): Promise<Person> {
  return { entity, groups: await groupsOf(view, entity.id) }
}

function aliasesAfter({ kept, dropped }: MergePlan) {
  return {
    aliases: kept.map(({ owner, alias: { id, name, mountAccessor } }) => ({
      id,
      name,
      mount_accessor: mountAccessor,
      from: owner.id,
    })),
    dropped_alias_ids: dropped.map(({ alias }) => alias.id),
  }
}

function gainedGroups(target: Person, sources: readonly Person[]): readonly Group[] {
  const known = new Set(target.groups.direct.map(({ id }) => id))
  const brought = new Map(sources.flatMap(({ groups }) => groups.direct.map((group) => [group.id, group])))
  return [...brought.values()].filter(({ id }) => !known.has(id))
}

function policiesAfter(target: Person, sources: readonly Person[]) {
  const people = [target, ...sources]
  const after = new Set([...target.entity.policies, ...people.flatMap(({ groups }) => policiesIn(groups))])
  const held = people.map(({ entity, groups }) => new Set([...entity.policies, ...policiesIn(groups)]))
  return {
    gained_policies: [...after].filter((policy) => held.some((before) => !before.has(policy))).sort(),
    lost_policies: [...new Set(held.flatMap((before) => [...before]))].filter((policy) => !after.has(policy)).sort(),
  }
}

function policiesIn({ direct, inherited }: GroupsOf): readonly string[] {
  return [...direct, ...inherited].flatMap(({ policies }) => policies)
}

function shownConflict({ aliasId, aliasName, entityName, entityId, mountAccessor, mountPath }: AliasConflict) {
  return {
    alias: aliasId,
    alias_name: aliasName,
    entity: entityName,
    entity_id: entityId,
    mount: mountAccessor,
    mount_path: mountPath,
  }
}
