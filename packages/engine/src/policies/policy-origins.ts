import { type Group, memberGroups } from '#identity/group.ts'
import type { Identity } from '#identity/identity-policies.ts'
import type { View } from '#ports/storage.ts'

/** How somebody came by a policy. */
export type PolicyOrigin =
  | { readonly from: 'token' }
  | { readonly from: 'entity'; readonly entity: Named }
  /** The groups from the one the entity is in to the one that has the policy. */
  | { readonly from: 'group'; readonly path: readonly Named[] }
  /** It is not stored: the simulation was asked what if. */
  | { readonly from: 'draft' }

export interface Named {
  readonly id: string
  readonly name: string
}

/** A policy and every way it came. */
export interface HeldPolicy {
  readonly policy: string
  readonly origins: readonly PolicyOrigin[]
}

/** All policies of a token and its entity with their origins, sorted by name. */
export async function policyOrigins(
  view: View,
  tokenPolicies: readonly string[],
  identity: Identity | undefined,
): Promise<readonly HeldPolicy[]> {
  const held = new Map<string, PolicyOrigin[]>()
  const add = (names: readonly string[], origin: PolicyOrigin) => {
    for (const name of names) held.set(name, [...(held.get(name) ?? []), origin])
  }
  add(tokenPolicies, { from: 'token' })
  if (identity !== undefined) {
    add(identity.entity.policies, { from: 'entity', entity: named(identity.entity) })
    for (const path of await groupPaths(view, identity))
      add(path.at(-1)?.policies ?? [], { from: 'group', path: path.map(named) })
  }
  return [...held]
    .map(([policy, origins]) => ({ policy, origins }))
    .toSorted((one, other) => (one.policy < other.policy ? -1 : 1))
}

const named = ({ id, name }: Named): Named => ({ id, name })

/** The shortest way to each group of an entity: from one that names it, through those that contain one another. */
async function groupPaths(view: View, { groups: { direct, inherited } }: Identity): Promise<readonly (readonly Group[])[]> {
  const all = new Map([...direct, ...inherited].map((group) => [group.id, group]))
  const paths = new Map(direct.map((group): [string, readonly Group[]] => [group.id, [group]]))
  for (const [id, path] of paths) {
    // A map shows its walker what is added meanwhile, so this goes up level by level.
    for (const parentId of await memberGroups.leadingTo(view, id)) {
      const parent = all.get(parentId)
      if (parent !== undefined && !paths.has(parentId)) paths.set(parentId, [...path, parent])
    }
  }
  return [...paths.values()]
}
