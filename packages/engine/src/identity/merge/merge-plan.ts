import type { View } from '#ports/storage.ts'
import { refuse } from '#refusal.ts'
import type { Alias } from '../alias.ts'
import { entities, type Entity } from '../entity.ts'

/** A merge as it was sent. */
export interface SentMerge {
  readonly from_entity_ids?: readonly string[] | undefined
  readonly to_entity_id?: string | undefined
  readonly conflicting_alias_ids_to_keep?: readonly string[] | undefined
}

/** An alias with the entity it is of. */
export interface OwnedAlias {
  readonly owner: Entity
  readonly alias: Alias
}

/** What a merge comes to. */
export interface MergePlan {
  readonly target: Entity
  readonly sources: readonly Entity[]
  readonly kept: readonly OwnedAlias[]
  readonly dropped: readonly OwnedAlias[]
  /** Aliases at one mount, in pairs, of which nobody said which one stays. */
  readonly conflicts: readonly OwnedAlias[]
}

/** Who is merged into whom, and what becomes of their aliases (spec/core.md 12.4). */
export async function mergePlan(view: View, sent: SentMerge): Promise<MergePlan> {
  const from = [...new Set(sent.from_entity_ids)].filter((id) => id !== '')
  const { to_entity_id: to = '' } = sent
  const keep = (sent.conflicting_alias_ids_to_keep ?? []).filter((id) => id !== '')
  if (from.length === 0) refuse({ code: 'merge_sources_missing' })
  if (to === '') refuse({ code: 'merge_target_missing' })
  if (from.length > 1 && keep.length > 0) refuse({ code: 'merge_keeps_with_many' })
  const target = (await entities.maybe(view, to)) ?? refuse({ code: 'merge_target_invalid' })
  if (from.includes(to)) refuse({ code: 'merge_into_itself' })
  const found = await entities.maybeMany(view, from)
  const sources = found.map((source) => source ?? refuse({ code: 'merge_source_invalid' }))
  return sources.reduce((plan, source) => withSource(plan, source, keep), planOf(target))
}

function planOf(target: Entity): MergePlan {
  return { target, sources: [], kept: target.aliases.map((alias) => ({ owner: target, alias })), dropped: [], conflicts: [] }
}

function withSource(plan: MergePlan, source: Entity, keep: readonly string[]): MergePlan {
  const incoming = source.aliases.map((alias): OwnedAlias => ({ owner: source, alias }))
  return incoming.reduce<MergePlan>((sofar, each) => withIncoming(sofar, each, keep), {
    ...plan,
    sources: [...plan.sources, source],
  })
}

function withIncoming(plan: MergePlan, incoming: OwnedAlias, keep: readonly string[]): MergePlan {
  const standing = plan.kept.find(({ alias }) => alias.mountAccessor === incoming.alias.mountAccessor)
  if (standing === undefined) return { ...plan, kept: [...plan.kept, incoming] }
  const isStandingKept = keep.includes(standing.alias.id)
  const isIncomingKept = keep.includes(incoming.alias.id)
  if (isStandingKept === isIncomingKept) return { ...plan, conflicts: [...plan.conflicts, standing, incoming] }
  if (isStandingKept) return { ...plan, dropped: [...plan.dropped, incoming] }
  const others = plan.kept.filter((each) => each !== standing)
  return { ...plan, kept: [...others, incoming], dropped: [...plan.dropped, standing] }
}
