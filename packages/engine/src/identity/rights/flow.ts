import type { View } from '#ports/storage.ts'
import { refuse } from '#refusal.ts'
import type { World } from '#world.ts'
import type { Entity } from '../entity.ts'
import { type Group, groups } from '../group.ts'
import { groupIdsAbove, groupsOf } from '../groups-of.ts'
import { mayWriteOneOf, refuseHandingOn } from './hand-on.ts'
import type { Writer } from './writer.ts'

/** An entity or a group whose policies come to somebody. */
export interface Source {
  readonly kind: 'entity' | 'group'
  readonly id: string
  readonly name: string
  readonly policies: readonly string[]
}

/** All that an entity's policies come from: itself, its groups and those above them. */
export async function sourcesOfEntity(view: View, entity: Entity): Promise<readonly Source[]> {
  const { direct, inherited } = await groupsOf(view, entity.id)
  return [sourceOf('entity', entity), ...[...direct, ...inherited].map((group) => sourceOf('group', group))]
}

/** All that the policies of a group's members come from: the group and those above it. */
export async function sourcesOfGroup(view: View, group: Group): Promise<readonly Source[]> {
  const above = await groups.maybeMany(view, await groupIdsAbove(view, [group.id]))
  return [group, ...above].flatMap((each) => (each === undefined ? [] : [sourceOf('group', each)]))
}

/** Policies on their way from these sources to somebody, and who sends them there. */
export interface Flow {
  readonly writer: Writer
  readonly sources: readonly Source[]
}

/**
 * Refuses to let policies come to somebody when the writer could not change their sources, or may not hand them on
 * (spec/security.md 7.1).
 */
export async function refuseFlow(world: World, view: View, { writer, sources }: Flow): Promise<void> {
  const giving = sources.filter(({ policies }) => policies.length > 0)
  if (!giving.every((source) => mayWriteOneOf(writer, pathsOf(source)))) refuse({ code: 'permission_denied' })
  await refuseHandingOn(world, view, { writer, policies: policiesOf(giving) })
}

/** The policies of these sources, each once. */
export function policiesOf(sources: readonly Pick<Source, 'policies'>[]): readonly string[] {
  return [...new Set(sources.flatMap(({ policies }) => policies))]
}

function sourceOf(kind: Source['kind'], { id, name, policies }: Omit<Source, 'kind'>): Source {
  return { kind, id, name, policies }
}

function pathsOf({ kind, id, name }: Source): readonly string[] {
  const home = `identity/${kind}`
  return [home, `${home}/id/${id}`, `${home}/name/${name}`]
}
