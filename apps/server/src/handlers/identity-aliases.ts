import type { identityRoutes } from '@postern/contract/routes/identity.ts'
import type { entityAliasRoutes } from '@postern/contract/routes/identity/entity-alias-routes.ts'
import type { groupAliasRoutes } from '@postern/contract/routes/identity/group-alias-routes.ts'
import { listEntityAliases } from '@postern/engine/identity/lists/list-entities.ts'
import { listGroupAliases } from '@postern/engine/identity/lists/list-groups.ts'
import { readEntityAlias, readGroupAlias } from '@postern/engine/identity/shown/read-alias.ts'
import { deleteEntityAlias, deleteGroupAlias } from '@postern/engine/identity/write/delete-alias.ts'
import { writeEntityAlias } from '@postern/engine/identity/write/write-entity-alias.ts'
import { writeGroupAlias } from '@postern/engine/identity/write/write-group-alias.ts'
import type { World } from '@postern/engine/world.ts'
import type { Handlers } from './handlers.ts'

type EntityAliasHandlers = Pick<Handlers<typeof identityRoutes>, keyof typeof entityAliasRoutes>
type GroupAliasHandlers = Pick<Handlers<typeof identityRoutes>, keyof typeof groupAliasRoutes>

/** spec/core.md 12.2. */
export const entityAliasHandlers = (world: World): EntityAliasHandlers => ({
  writeEntityAlias: async ({ input, caller }) => ({ data: await writeEntityAlias(world, caller, input) }),
  writeEntityAliasById: async ({ params, input, caller }) => ({
    data: await writeEntityAlias(world, caller, { ...input, ...params }),
  }),
  readEntityAlias: async ({ params }) => ({ data: await readEntityAlias(world, params.id) }),
  async deleteEntityAlias({ params, caller }) {
    await deleteEntityAlias(world, caller, params.id)
    return undefined
  },
  listEntityAliases: async ({ input }) => ({ data: await listEntityAliases(world, input) }),
})

/** spec/core.md 12.3. */
export const groupAliasHandlers = (world: World): GroupAliasHandlers => ({
  writeGroupAlias: async ({ input, caller }) => ({ data: await writeGroupAlias(world, caller, input) }),
  writeGroupAliasById: async ({ params, input, caller }) => ({
    data: await writeGroupAlias(world, caller, { ...input, ...params }),
  }),
  readGroupAlias: async ({ params }) => ({ data: await readGroupAlias(world, params.id) }),
  async deleteGroupAlias({ params, caller }) {
    await deleteGroupAlias(world, caller, params.id)
    return undefined
  },
  listGroupAliases: async ({ input }) => ({ data: await listGroupAliases(world, input) }),
})
