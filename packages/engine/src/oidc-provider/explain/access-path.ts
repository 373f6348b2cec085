import { groups } from '#identity/group.ts'
import type { View } from '#ports/storage.ts'

/** One step of the way from a person to a client. */
export interface AccessStep {
  readonly kind: 'group' | 'assignment' | 'client'
  readonly id: string
  readonly name: string
}

/** The way that lets somebody in, the person left out: the group they are in, those above it, the assignment. */
export type AccessPath = AccessStep[]

export function assignmentStep(name: string): AccessStep {
  return { kind: 'assignment', id: name, name }
}

export function clientStep({ client_id, name }: { readonly client_id: string; readonly name: string }): AccessStep {
  return { kind: 'client', id: client_id, name }
}

/** Knows the steps of groups by their ids; one that is gone is no step. */
export async function groupSteps(view: View, ids: Iterable<string>): Promise<(ids: readonly string[]) => AccessPath> {
  const found = await groups.maybeMany(view, [...new Set(ids)])
  const names = new Map(found.flatMap((group) => (group === undefined ? [] : [[group.id, group.name] as const])))
  return (way) =>
    way.flatMap((id) => {
      const name = names.get(id)
      return name === undefined ? [] : [{ kind: 'group', id, name }]
    })
}
