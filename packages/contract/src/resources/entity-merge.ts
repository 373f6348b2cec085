import { z } from 'zod'

/** One side of two aliases at one mount that a merge cannot both keep (spec/core.md 12.4). */
export const aliasConflict = z.object({
  alias: z.string(),
  /** The alias's name. */
  alias_name: z.string(),
  entity: z.string(),
  entity_id: z.string(),
  mount: z.string(),
  mount_path: z.string(),
})
export type AliasConflict = z.output<typeof aliasConflict>

/** What a merge would do, without doing it. */
export const mergePreview = z.object({
  /** Pairs of aliases of which only one can stay; name those in `conflicting_alias_ids_to_keep`. */
  conflicts: z.array(aliasConflict),
  /** Ids of the aliases the entity would have. */
  aliases: z.array(z.object({ id: z.string(), name: z.string(), mount_accessor: z.string(), from: z.string() })),
  /** Ids of the aliases that would be gone. */
  dropped_alias_ids: z.array(z.string()),
  /** Groups it would join. */
  gained_groups: z.array(z.object({ id: z.string(), name: z.string() })),
  /** Policies the people behind the merged entities would gain and lose. */
  gained_policies: z.array(z.string()),
  lost_policies: z.array(z.string()),
  /** Metadata that would be gone, by the entity it was on. Merging keeps the target's only. */
  lost_metadata: z.record(z.string(), z.record(z.string(), z.string())),
})
export type MergePreview = z.output<typeof mergePreview>
