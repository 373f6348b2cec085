import { foldedName } from '#identity/name-forms.ts'
import { memberEntities } from '#identity/group.ts'
import type { View } from '#ports/storage.ts'
import { allowAll, type Assignment, assignments } from '../assignments/assignment.ts'
import { type AccessPath, assignmentStep, groupSteps } from './access-path.ts'
import { waysDown } from './shortest-ways.ts'

/** Who comes in: everybody, or these people, each by a shortest path. */
export type WaysIn = 'everyone' | ReadonlyMap<string, AccessPath>

/** Who may use a client, as its assignments and the groups are now; with `via`, only by that assignment or group. */
export async function waysIn(view: View, client: { readonly assignments: readonly string[] }, via: string): Promise<WaysIn> {
  const isByAssignment = client.assignments.includes(via)
  const names = isByAssignment ? [via] : client.assignments
  if (names.includes(allowAll) && (via === '' || isByAssignment)) return 'everyone'

  const named = (await assignments.maybeMany(view, names)).filter((assignment) => assignment !== undefined)
  const paths = await groupPaths(view, named)
  if (via !== '' && !isByAssignment) return membersOf(view, await pathsBelow(view, paths, via))
  const people = new Map(await membersOf(view, paths))
  for (const { name, entity_ids } of named) for (const id of entity_ids) people.set(id, [assignmentStep(name)])
  return people
}

/** Groups with the path from each of them to the client. */
type GroupPaths = ReadonlyMap<string, AccessPath>

/** The groups that some assignments name, and those inside them. A named group that is gone lets nobody in. */
async function groupPaths(view: View, named: readonly Assignment[]): Promise<GroupPaths> {
  const assignmentOf = new Map(named.toReversed().flatMap(({ name, group_ids }) => group_ids.map((id) => [id, name] as const)))
  const existing = await groupSteps(view, assignmentOf.keys())
  const starts = named.flatMap(({ group_ids }) => group_ids).filter((id) => existing([id]).length > 0)
  const ways = await waysDown(view, [...new Set(starts)])
  const stepsOf = await groupSteps(view, ways.keys())
  return new Map(
    [...ways].map(([id, way]) => [
      id,
      [...stepsOf(way.toReversed()), assignmentStep(assignmentOf.get(way[0] ?? '') ?? '')] satisfies AccessPath,
    ]),
  )
}

/** Of the paths, those through one group, by its id or name: from it, and from the groups inside it. */
async function pathsBelow(view: View, paths: GroupPaths, via: string): Promise<GroupPaths> {
  const wanted = foldedName(via)
  const top = [...paths].find(([id, [step]]) => id === via || (step !== undefined && foldedName(step.name) === wanted))
  if (top === undefined) return new Map()
  const [topId, path] = top
  const ways = await waysDown(view, [topId])
  const stepsOf = await groupSteps(view, ways.keys())
  return new Map([...ways].map(([id, way]) => [id, [...stepsOf(way.slice(1).toReversed()), ...path]]))
}

/** The people in some groups; who is in several comes by the nearest. */
async function membersOf(view: View, paths: GroupPaths): Promise<ReadonlyMap<string, AccessPath>> {
  const people = new Map<string, AccessPath>()
  for (const [id, path] of [...paths].toSorted(([, one], [, other]) => one.length - other.length)) {
    for (const member of await memberEntities.leadingFrom(view, id)) if (!people.has(member)) people.set(member, path)
  }
  return people
}
