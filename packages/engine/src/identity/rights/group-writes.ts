import type { View } from '#ports/storage.ts'
import type { World } from '#world.ts'
import { entities } from '../entity.ts'
import type { Group } from '../group.ts'
import { isSameMap } from '../text-map.ts'
import { reshapedPolicies } from './entity-writes.ts'
import { policiesOf, refuseFlow, sourcesOfGroup } from './flow.ts'
import { refuseHandingOn, refuseReshaping } from './hand-on.ts'
import type { Writer } from './writer.ts'

/** A group as it was, if it was there, as it is to be, and who joins it. */
export interface GroupWrite {
  readonly writer: Writer
  readonly before: Group | undefined
  readonly after: Group
  readonly joiningEntityIds: readonly string[]
  readonly joiningGroupIds: readonly string[]
}

/** Refuses to give a group policies the writer may not hand on, to let anybody into more than that, or to turn policies to other paths. */
export async function refuseGroupWrite(world: World, view: View, write: GroupWrite): Promise<void> {
  const { writer, before, after, joiningEntityIds, joiningGroupIds } = write
  if (writer.isRoot) return
  const policies = after.policies.filter((policy) => before?.policies.includes(policy) !== true)
  await refuseHandingOn(world, view, { writer, policies })

  const sources = await sourcesOfGroup(view, after)
  const isReshaped = before !== undefined && (before.name !== after.name || !isSameMap(before.metadata, after.metadata))
  if (isReshaped) await refuseReshaping(world, view, { writer, policies: [...policiesOf(sources), ...ownPolicies(writer)] })
  if (joiningEntityIds.length === 0 && joiningGroupIds.length === 0) return
  await refuseFlow(world, view, { writer, sources })
  await refuseReshaping(world, view, { writer, policies: await policiesOfJoining(view, write) })
}

// Who joins a group can have templates filled with its name.
async function policiesOfJoining(view: View, { writer, joiningEntityIds, joiningGroupIds }: GroupWrite) {
  const joining = await entities.maybeMany(view, joiningEntityIds)
  const held = await Promise.all(
    joining.flatMap((entity) => (entity === undefined ? [] : [reshapedPolicies(view, writer, entity)])),
  )
  const own = joiningGroupIds.length > 0 ? ownPolicies(writer) : []
  return [...new Set([...held.flat(), ...own])]
}

function ownPolicies({ tokenPolicies, identityPolicies }: Writer): readonly string[] {
  return [...tokenPolicies, ...identityPolicies]
}
