import type { identityRoutes } from '@postern/contract/routes/identity.ts'
import type { entityRoutes } from '@postern/contract/routes/identity/entity-routes.ts'
import { listEntities, listEntityDetails, listEntityNames } from '@postern/engine/identity/lists/list-entities.ts'
import { lookupOf } from '@postern/engine/identity/lookup.ts'
import { mergeEntities } from '@postern/engine/identity/merge/merge-entities.ts'
import { previewMerge } from '@postern/engine/identity/merge/preview-merge.ts'
import { entityPolicies } from '@postern/engine/identity/shown/entity-policies.ts'
import { readEntity } from '@postern/engine/identity/shown/read-entity.ts'
import { deleteEntities, deleteEntity, deleteEntityByName } from '@postern/engine/identity/write/delete-entity.ts'
import { type SentEntity, writeEntity } from '@postern/engine/identity/write/write-entity.ts'
import type { Caller } from '@postern/engine/tokens/caller.ts'
import type { World } from '@postern/engine/world.ts'
import type { Handlers } from './handlers.ts'

type EntityHandlers = Pick<Handlers<typeof identityRoutes>, keyof typeof entityRoutes>

/** spec/core.md 12.1, 12.4 to 12.6. */
export const entityHandlers = (world: World): EntityHandlers => ({
  writeEntity: ({ input, caller }) => writeReply(world, caller, input),
  writeEntityById: ({ params, input, caller }) => writeReply(world, caller, { ...input, ...params }),
  writeEntityByName: ({ params, input, caller }) => writeReply(world, caller, { ...input, ...params }),
  readEntity: async ({ params }) => ({ data: await readEntity(world, { by: 'id', ...params }) }),
  readEntityByName: async ({ params }) => ({ data: await readEntity(world, { by: 'name', ...params }) }),
  async deleteEntity({ params, caller }) {
    await deleteEntity(world, caller, params.id)
    return undefined
  },
  async deleteEntityByName({ params, caller }) {
    await deleteEntityByName(world, caller, params.name)
    return undefined
  },
  async deleteEntities({ input, caller }) {
    await deleteEntities(world, caller, input.entity_ids ?? [])
    return undefined
  },
  listEntities: async ({ input }) => ({ data: await listEntities(world, input) }),
  listEntityNames: async ({ input: { detailed, ...page } }) => ({
    data: detailed === true ? await listEntityDetails(world, page) : await listEntityNames(world, page),
  }),
  async mergeEntities({ input, caller }) {
    await mergeEntities(world, caller, input)
    return undefined
  },
  previewEntityMerge: async ({ input }) => ({ data: await previewMerge(world, input) }),
  readEntityPolicies: async ({ params }) => ({ data: await entityPolicies(world, params.id) }),
  lookupEntity: async ({ input }) => ({ data: await readEntity(world, lookupOf(input)) }),
})

async function writeReply(world: World, caller: Caller, sent: SentEntity) {
  const made = await writeEntity(world, caller, sent)
  return made && { data: { ...made, aliases: null } }
}
