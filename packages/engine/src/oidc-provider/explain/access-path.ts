import type { WayIn } from '../assignments/membership.ts'

/** One step of the way from a person to a client. */
export interface AccessStep {
  readonly kind: 'group' | 'assignment' | 'client'
  readonly id: string
  readonly name: string
}

/** The steps of a way in: the group the assignment names, the assignment, the client. */
export function stepsOf(
  { assignment, group }: WayIn,
  client: { readonly client_id: string; readonly name: string } | undefined,
): readonly AccessStep[] {
  return [
    ...(group === undefined ? [] : [{ kind: 'group' as const, id: group.id, name: group.name }]),
    { kind: 'assignment', id: assignment, name: assignment },
    ...(client === undefined ? [] : [{ kind: 'client' as const, id: client.client_id, name: client.name }]),
  ]
}
