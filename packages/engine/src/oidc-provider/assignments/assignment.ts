import { oidcAssignment } from '@postern/contract/resources/oidc-assignment.ts'
import { z } from 'zod'
import { remembered } from '#memory/remembered.ts'
import { collection } from '#storage/collection.ts'
import type { World } from '#world.ts'

const assignment = z.object({ name: z.string(), ...oidcAssignment.shape })

/** Who may use the clients that name it (8). */
export type Assignment = Readonly<z.output<typeof assignment>>

export const assignments = collection({
  name: 'oidc-assignment',
  schema: assignment,
  key: ({ name }) => name,
  many: { byEntity: ({ entity_ids }) => entity_ids, byGroup: ({ group_ids }) => group_ids },
})

/** The assignment that lets everybody in. Its name decides, not what it holds. */
export const allowAll = 'allow_all'

export const allowAllAssignment: Assignment = { name: allowAll, entity_ids: ['*'], group_ids: ['*'] }

const rememberedAssignment = remembered(assignments)

export async function assignmentNamed(world: World, name: string): Promise<Assignment | undefined> {
  return name === allowAll ? allowAllAssignment : rememberedAssignment(world, name)
}
