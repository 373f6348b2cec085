import type { EntityAccess } from '@postern/contract/resources/oidc-access.ts'
import { maybeEntity } from '#identity/entity.ts'
import type { View } from '#ports/storage.ts'
import type { World } from '#world.ts'
import { allowAll, assignments } from '../assignments/assignment.ts'
import { clients } from '../clients/client.ts'
import { type NameQuery, namesPage } from '../list-names.ts'
import { type AccessPath, assignmentStep, groupSteps } from './access-path.ts'
import { waysUp } from './shortest-ways.ts'

/** A page of the clients a person may sign in to, by name, each with the path that lets them in. */
export async function personClients({ storage }: World, entityId: string, query: NameQuery): Promise<EntityAccess | undefined> {
  return storage.read(async (view) => {
    const entity = await maybeEntity(view, entityId)
    if (entity === undefined) return undefined
    const open = entity.isDisabled ? new Map<string, Opened>() : await openTo(view, entity.id)
    const { limit = 0 } = query
    const names = namesPage([...open.keys()].toSorted(), { ...query, limit: limit > 0 ? limit + 1 : 0 })
    const page = limit > 0 ? names.slice(0, limit) : names
    return {
      clients: page.flatMap((name) => open.get(name) ?? []),
      ...(page.length < names.length ? { next: page.at(-1) ?? '' } : {}),
    }
  })
}

type Opened = EntityAccess['clients'][number]

/** The clients that assignments open to a person, by name; where several do, the shortest path is shown. */
async function openTo(view: View, entityId: string): Promise<ReadonlyMap<string, Opened>> {
  const open = new Map<string, Opened>()
  for (const path of await pathsToAssignments(view, entityId)) {
    const ids = await clients.idsBy(view, 'byAssignment', path.at(-1)?.id ?? '')
    for (const client of await clients.maybeMany(view, ids)) {
      if (client === undefined) continue
      const { name, client_id } = client
      if (!open.has(name)) open.set(name, { name, client_id, path: [...path] })
    }
  }
  return open
}

/** The ways from a person to assignments, shortest first. */
async function pathsToAssignments(view: View, entityId: string): Promise<readonly AccessPath[]> {
  const direct = [allowAll, ...(await assignments.idsBy(view, 'byEntity', entityId))]
  const ways = await waysUp(view, entityId)
  const stepsOf = await groupSteps(view, ways.keys())
  const paths: AccessPath[] = direct.map((name) => [assignmentStep(name)])
  for (const [id, way] of ways) {
    if (stepsOf([id]).length === 0) continue
    const naming = await assignments.idsBy(view, 'byGroup', id)
    paths.push(...naming.map((name) => [...stepsOf(way), assignmentStep(name)]))
  }
  return paths
}
