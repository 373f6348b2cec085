import { z } from 'zod'
import { identityAlias } from './entity-alias.ts'

/** One person or workload, with its names at mounts and its groups (spec/core.md 12.1). */
export const entity = z.object({
  id: z.string(),
  name: z.string(),
  namespace_id: z.string(),
  metadata: z.record(z.string(), z.string()).nullable(),
  policies: z.array(z.string()),
  disabled: z.boolean(),
  /** RFC 3339. */
  creation_time: z.string(),
  last_update_time: z.string(),
  aliases: z.array(identityAlias),
  /** Entities that were merged into this one. */
  merged_entity_ids: z.array(z.string()).nullable(),
  /** Groups that name it. */
  direct_group_ids: z.array(z.string()),
  /** Groups above those. */
  inherited_group_ids: z.array(z.string()),
  group_ids: z.array(z.string()),
  mfa_secrets: z.record(z.string(), z.never()),
})
export type Entity = z.output<typeof entity>

/** What a write tells of an entity it made; a write to an existing one tells nothing. */
export const createdEntity = z.object({ id: z.string(), name: z.string(), aliases: z.null() })

/** An alias inside a list of entities. */
const aliasOfListed = z.object({
  id: z.string(),
  name: z.string(),
  mount_accessor: z.string(),
  mount_type: z.string(),
  mount_path: z.string(),
})

/** An entity in the list of ids. */
export const listedEntity = z.object({ name: z.string(), aliases: z.array(aliasOfListed).optional() })

/** An entity in the list of names, where details were asked for. */
export const listedEntityDetails = z.object({
  id: z.string(),
  disabled: z.boolean(),
  policies: z.array(z.string()),
  aliases: z.array(aliasOfListed),
  /** Ids of the groups that name it. */
  direct_group_ids: z.array(z.string()),
  last_update_time: z.string(),
})

/** A way by which a policy comes to an entity: its own, or a group and those above it up to the one that has it. */
export const policyWay = z.array(z.object({ id: z.string(), name: z.string() }))

/** The policies of an entity, each with every way it comes by. An empty way means the entity itself. */
export const entityPolicies = z.object({
  policies: z.array(z.object({ name: z.string(), ways: z.array(policyWay) })),
})
export type EntityPolicies = z.output<typeof entityPolicies>
