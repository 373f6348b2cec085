import type { OidcGraph } from '@postern/contract/resources/oidc-graph.ts'
import { type Group, groups, memberEntities } from '#identity/group.ts'
import type { View } from '#ports/storage.ts'
import type { World } from '#world.ts'
import { type Assignment, allowAllAssignment, assignments } from '../assignments/assignment.ts'
import { type Client, clients } from '../clients/client.ts'
import { servesClient } from '../providers/allowed-clients.ts'
import { allProviders, type Provider } from '../providers/provider.ts'

type Node = OidcGraph['nodes'][number]
type Edge = OidcGraph['edges'][number]

/** As many nodes as one can still look at. */
const mostNodes = 300

/** How providers, clients, assignments and groups hang together, with the scopes and keys they use. */
export async function oidcGraph({ storage }: World): Promise<OidcGraph> {
  return storage.read(async (view) => {
    const providers = await allProviders(view)
    const served = await clients.records(view, { limit: mostNodes + 1 })
    const named = await assignmentsOf(view, served)
    const inside = await groupsNamedBy(view, named)
    const all = [
      ...providers.map(({ name }) => node('provider', name)),
      ...served.map(({ client_id, name }) => node('client', client_id, name)),
      ...named.map(({ name, entity_ids }) => node('assignment', name, name, entity_ids.filter((id) => id !== '*').length)),
      ...(await Promise.all(inside.map((group) => groupNode(view, group)))),
      ...unique(providers.flatMap(({ scopes_supported }) => scopes_supported)).map((name) => node('scope', name)),
      ...unique(served.map(({ key }) => key)).map((name) => node('key', name)),
    ]
    const nodes = all.slice(0, mostNodes)
    const ids = new Set(nodes.map(({ id }) => id))
    const edges = [...providers.flatMap((provider) => edgesOfProvider(provider, served)), ...served.flatMap(edgesOfClient)]
    return {
      nodes,
      edges: [...edges, ...named.flatMap(edgesOfAssignment)].filter(({ from, to }) => ids.has(from) && ids.has(to)),
      is_partial: all.length > nodes.length,
    }
  })
}

function idOf(kind: Node['kind'], key: string): string {
  return `${kind}/${key}`
}

// oxlint-disable-next-line max-params -- a row of a table: what, which, its name, how many
function node(kind: Node['kind'], key: string, name = key, people?: number): Node {
  return { kind, id: idOf(kind, key), name, ...(people === undefined ? {} : { people }) }
}

const mostCounted = 10_000

async function groupNode(view: View, { id, name }: Group): Promise<Node> {
  return node('group', id, name, (await memberEntities.leadingFrom(view, id, { limit: mostCounted })).length)
}

async function assignmentsOf(view: View, served: readonly Client[]): Promise<readonly Assignment[]> {
  const names = unique(served.flatMap((client) => client.assignments))
  const found = await assignments.maybeMany(view, names)
  return names.flatMap((name, index) => found[index] ?? (name === allowAllAssignment.name ? allowAllAssignment : []))
}

async function groupsNamedBy(view: View, named: readonly Assignment[]): Promise<readonly Group[]> {
  const ids = unique(named.flatMap(({ group_ids }) => group_ids)).filter((id) => id !== '*')
  return (await groups.maybeMany(view, ids)).filter((group) => group !== undefined)
}

function edgesOfProvider(provider: Provider, served: readonly Client[]): readonly Edge[] {
  const from = idOf('provider', provider.name)
  const serving = served.filter(({ client_id }) => servesClient(provider, client_id))
  return [
    ...serving.map(({ client_id }) => ({ from, to: idOf('client', client_id) })),
    ...provider.scopes_supported.map((scope) => ({ from, to: idOf('scope', scope) })),
  ]
}

function edgesOfClient({ client_id, assignments: names, key }: Client): readonly Edge[] {
  const from = idOf('client', client_id)
  return [...names.map((name) => ({ from, to: idOf('assignment', name) })), { from, to: idOf('key', key) }]
}

function edgesOfAssignment({ name, group_ids }: Assignment): readonly Edge[] {
  return group_ids.map((id) => ({ from: idOf('assignment', name), to: idOf('group', id) }))
}

function unique(names: readonly string[]): readonly string[] {
  return [...new Set(names)].toSorted()
}
