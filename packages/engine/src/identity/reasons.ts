/** What is wrong with metadata: of the whole, or of one pair. */
export type MetadataProblem = 'too_many' | 'key_length' | 'key_characters' | 'key_reserved' | 'value_length' | 'not_printable'

/** Two aliases at one mount of which a merge can keep only one. */
export interface AliasConflict {
  readonly aliasId: string
  readonly aliasName: string
  readonly entityName: string
  readonly entityId: string
  readonly mountAccessor: string
  readonly mountPath: string
}

/** Why the identity room says no (spec/core.md 12). */
export type IdentityReason =
  | { readonly code: 'entity_not_found' }
  | { readonly code: 'entity_name_taken' }
  | { readonly code: 'identity_root_policy' }
  | { readonly code: 'policy_not_assignable_to_identity'; readonly policy: string }
  | {
      readonly code: 'identity_metadata_invalid'
      readonly of: 'entity' | 'group' | 'alias'
      readonly problem: MetadataProblem
      readonly key: string
    }
  | { readonly code: 'entity_ids_missing' }
  | { readonly code: 'alias_key_missing' }
  | { readonly code: 'alias_mount_invalid'; readonly accessor: string }
  | { readonly code: 'alias_entity_invalid' }
  | { readonly code: 'alias_mount_taken' }
  | { readonly code: 'alias_id_invalid' }
  | { readonly code: 'alias_name_taken' }
  | { readonly code: 'alias_target_missing' }
  | { readonly code: 'alias_target_has_one' }
  | { readonly code: 'alias_new_mount_taken' }
  | { readonly code: 'alias_is_local' }
  | { readonly code: 'group_id_invalid' }
  | { readonly code: 'group_type_fixed' }
  | { readonly code: 'group_type_invalid'; readonly type: string }
  | { readonly code: 'group_name_taken' }
  | { readonly code: 'group_external_entities' }
  | { readonly code: 'group_external_groups' }
  | { readonly code: 'group_member_entity_invalid'; readonly id: string }
  | { readonly code: 'group_member_group_invalid'; readonly id: string }
  | { readonly code: 'group_in_itself'; readonly id: string }
  | { readonly code: 'group_cycle'; readonly id: string }
  | { readonly code: 'group_alias_name_missing' }
  | { readonly code: 'group_alias_mount_missing' }
  | { readonly code: 'group_alias_group_invalid' }
  | { readonly code: 'group_alias_internal' }
  | { readonly code: 'group_alias_local'; readonly accessor: string }
  | { readonly code: 'group_alias_taken' }
  | { readonly code: 'group_alias_id_invalid' }
  | { readonly code: 'merge_sources_missing' }
  | { readonly code: 'merge_target_missing' }
  | { readonly code: 'merge_target_invalid' }
  | { readonly code: 'merge_source_invalid' }
  | { readonly code: 'merge_into_itself' }
  | { readonly code: 'merge_keeps_with_many' }
  | { readonly code: 'merge_conflict'; readonly conflicts: readonly AliasConflict[] }
  | { readonly code: 'lookup_empty' }
  | { readonly code: 'lookup_ambiguous' }
  | { readonly code: 'lookup_half_alias' }
