import type { identityRoutes } from '@postern/contract/routes/identity.ts'
import type { groupRoutes } from '@postern/contract/routes/identity/group-routes.ts'
import { listGroupDetails, listGroupNames, listGroups } from '@postern/engine/identity/lists/list-groups.ts'
import { listMembers } from '@postern/engine/identity/lists/list-members.ts'
import { lookupOf } from '@postern/engine/identity/lookup.ts'
import { readGroup } from '@postern/engine/identity/shown/read-group.ts'
import { changeMembers } from '@postern/engine/identity/write/change-members.ts'
import { deleteGroup, deleteGroupByName } from '@postern/engine/identity/write/delete-group.ts'
import { writeGroup } from '@postern/engine/identity/write/write-group.ts'
import type { World } from '@postern/engine/world.ts'
import type { Handlers } from './handlers.ts'

type GroupHandlers = Pick<Handlers<typeof identityRoutes>, keyof typeof groupRoutes>

/** spec/core.md 12.3, 12.5, 12.6. */
export const groupHandlers = (world: World): GroupHandlers => ({
  writeGroup: async ({ input, caller }) => ({ data: await writeGroup(world, caller, input) }),
  writeGroupById: async ({ params, input, caller }) => ({ data: await writeGroup(world, caller, { ...input, ...params }) }),
  writeGroupByName: async ({ params, input, caller }) => ({ data: await writeGroup(world, caller, { ...input, ...params }) }),
  readGroup: async ({ params }) => ({ data: await readGroup(world, { by: 'id', ...params }) }),
  readGroupByName: async ({ params }) => ({ data: await readGroup(world, { by: 'name', ...params }) }),
  async deleteGroup({ params, caller }) {
    await deleteGroup(world, caller, params.id)
    return undefined
  },
  async deleteGroupByName({ params, caller }) {
    await deleteGroupByName(world, caller, params.name)
    return undefined
  },
  listGroups: async ({ input }) => ({ data: await listGroups(world, input) }),
  listGroupNames: async ({ input: { detailed, ...page } }) => ({
    data: detailed === true ? await listGroupDetails(world, page) : await listGroupNames(world, page),
  }),
  listGroupMembers: async ({ params, input }) => ({ data: await listMembers(world, params.id, input) }),
  async changeGroupMembers({ params, input, caller }) {
    await changeMembers(world, caller, { ...input, ...params })
    return undefined
  },
  lookupGroup: async ({ input }) => ({ data: await readGroup(world, lookupOf(input)) }),
})
