import type { Change } from '#ports/storage.ts'
import { refuse } from '#refusal.ts'
import type { World } from '#world.ts'
import type { Alias } from '../alias.ts'
import { entities } from '../entity.ts'
import { memberEntities } from '../group.ts'
import { refuseMerge } from '../rights/merges.ts'
import { writeAs } from '../rights/write-as.ts'
import type { Writer } from '../rights/writer.ts'
import { type MountNamesOf, mountNames } from '../shown/mount-names.ts'
import { type MergePlan, mergePlan, type OwnedAlias, type SentMerge } from './merge-plan.ts'
import { conflictOf } from './alias-conflict.ts'

/**
 * Makes one entity of several: aliases and groups move to the target, policies and metadata do not. Tokens of the
 * others are the target's from then on (spec/core.md 12.4).
 */
export async function mergeEntities(world: World, writer: Writer, sent: SentMerge): Promise<void> {
  const namesOf = await mountNames(world)
  await writeAs(world, writer, async (change) => {
    const plan = await mergePlan(change, sent)
    refuseConflicts(plan, namesOf)
    await refuseMerge(world, change, { writer, ...plan })
    await carryOut(world, change, plan)
  })
}

function refuseConflicts({ conflicts }: MergePlan, namesOf: MountNamesOf): void {
  if (conflicts.length === 0) return
  refuse({ code: 'merge_conflict', conflicts: conflicts.map((conflict) => conflictOf(conflict, namesOf)) })
}

async function carryOut(world: World, change: Change, { target, sources, kept }: MergePlan): Promise<void> {
  const now = world.clock.millis()
  for (const { id } of sources) {
    await entities.remove(change, id)
    for (const groupId of await memberEntities.unlinkAllTo(change, id)) memberEntities.link(change, groupId, target.id)
  }
  const mergedIds = sources.flatMap(({ id, mergedEntityIds }) => [id, ...mergedEntityIds])
  await entities.put(change, {
    ...target,
    aliases: kept.map((each) => arrived(each, target.id, now)),
    mergedEntityIds: [...target.mergedEntityIds, ...mergedIds],
    updatedAt: now,
  })
}

function arrived({ owner, alias }: OwnedAlias, targetId: string, now: number): Alias {
  if (owner.id === targetId) return alias
  return { ...alias, mergedFromEntityIds: [...alias.mergedFromEntityIds, owner.id], updatedAt: now }
}
