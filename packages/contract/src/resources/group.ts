import { z } from 'zod'
import { identityAlias } from './entity-alias.ts'

/** Entities and groups that share policies (spec/core.md 12.3). */
export const group = z.object({
  id: z.string(),
  name: z.string(),
  /** `internal`: members are written here; `external`: they follow logins. */
  type: z.enum(['internal', 'external']),
  namespace_id: z.string(),
  metadata: z.record(z.string(), z.string()).nullable(),
  policies: z.array(z.string()),
  member_entity_ids: z.array(z.string()),
  member_group_ids: z.array(z.string()),
  parent_group_ids: z.array(z.string()),
  /** RFC 3339. */
  creation_time: z.string(),
  last_update_time: z.string(),
  modify_index: z.number(),
  /** The name at a mount that an external group follows; `{}` when there is none. */
  alias: z.union([identityAlias, z.object({}).strict()]),
})
export type Group = z.output<typeof group>

/** What a write tells of a group it made; a write to an existing one tells nothing. */
export const createdGroup = z.object({ id: z.string(), name: z.string() })

const aliasOfListed = z.object({
  id: z.string(),
  name: z.string(),
  mount_accessor: z.string(),
  mount_type: z.string(),
  mount_path: z.string(),
})

/** A group in the list of ids. */
export const listedGroup = z.object({
  name: z.string(),
  num_member_entities: z.number(),
  num_parent_groups: z.number(),
  alias: aliasOfListed.optional(),
})

/** A group in the list of names, where details were asked for. */
export const listedGroupDetails = z.object({
  id: z.string(),
  type: z.enum(['internal', 'external']),
  policies: z.array(z.string()),
  num_member_entities: z.number(),
  num_member_groups: z.number(),
  num_parent_groups: z.number(),
  alias: aliasOfListed.optional(),
  last_update_time: z.string(),
})

/** A member of a group in the list of its members. */
export const groupMember = z.object({
  kind: z.enum(['entity', 'group']),
  name: z.string(),
  /** Of an entity. */
  disabled: z.boolean().optional(),
})
