import type { AliasConflict, IdentityReason, MetadataProblem } from '@postern/engine/identity/reasons.ts'
import { mistake, type Wordings } from './wording.ts'

const metadataProblems: Readonly<Record<MetadataProblem, string>> = {
  too_many: 'there are more than 64 pairs',
  key_length: 'a key must have 1 to 128 bytes',
  key_characters: 'a key may have letters, digits and the characters = / + _ -',
  key_reserved: 'keys that begin with "vault-" are reserved',
  value_length: 'the value is too long or empty',
  not_printable: 'there are characters that cannot be printed',
}

/** Identities (spec/core.md 12). */
export const identityWordings: Wordings<IdentityReason> = {
  entity_not_found: () => mistake('entity not found from id'),
  entity_name_taken: () => mistake('entity name is already in use'),
  identity_root_policy: () => mistake('policies cannot contain root'),
  policy_not_assignable_to_identity: ({ policy }) => mistake(`cannot assign policy "${policy}"`),
  identity_metadata_invalid: ({ of, problem, key }) => {
    const detail = `${key === '' ? '' : `"${key}": `}${metadataProblems[problem]}`
    return mistake(
      of === 'alias'
        ? `custom_metadata validation failed: ${detail}`
        : `invalid ${of} metadata: failed to load metadata pair ${detail}`,
    )
  },
  entity_ids_missing: () => mistake('missing entity ids to delete'),

  alias_key_missing: () => mistake("'id' or 'mount_accessor' and 'name' must be provided"),
  alias_mount_invalid: ({ accessor }) => mistake(`invalid mount accessor "${accessor}"`),
  alias_entity_invalid: () => mistake('invalid canonical ID'),
  alias_mount_taken: () => mistake('Alias already exists for requested entity and mount accessor'),
  alias_id_invalid: () => mistake('invalid alias ID provided'),
  alias_name_taken: () => mistake('alias with combination of mount accessor and name already exists'),
  alias_target_missing: () => mistake("given 'canonical_id' is not associated with an entity"),
  // The reference ends these two with a space, and clients compare them.
  alias_target_has_one: () => mistake('Alias cannot be updated as the given entity already has an alias for this mount '),
  alias_new_mount_taken: () =>
    mistake("Alias cannot be updated as the entity already has an alias for the given 'mount_accessor' "),
  alias_is_local: () => mistake("local aliases can't be moved between entities"),

  group_id_invalid: () => mistake('invalid group ID'),
  group_type_fixed: () => mistake('group type cannot be changed'),
  group_type_invalid: ({ type }) => mistake(`invalid group type "${type}"`),
  group_name_taken: () => mistake('group name is already in use'),
  group_external_entities: () => mistake("member entities can't be set manually for external groups"),
  group_external_groups: () => mistake("member groups can't be set for external groups"),
  group_member_entity_invalid: ({ id }) => mistake(`invalid entity ID "${id}"`),
  group_member_group_invalid: ({ id }) => mistake(`invalid member group ID "${id}"`),
  group_in_itself: ({ id }) => mistake(`member group ID "${id}" is same as the ID of the group`),
  group_cycle: ({ id }) => mistake(`cyclic relationship detected for member group ID "${id}"`),
  group_alias_name_missing: () => mistake('missing alias name'),
  group_alias_mount_missing: () => mistake('missing mount_accessor'),
  group_alias_group_invalid: () => mistake("invalid group ID given in 'canonical_id'"),
  group_alias_internal: () => mistake("alias can't be set on an internal group"),
  group_alias_local: ({ accessor }) => mistake(`mount accessor "${accessor}" is a local mount`),
  group_alias_taken: () => mistake('combination of mount and group alias name is already in use'),
  group_alias_id_invalid: () => mistake('invalid group alias ID'),

  merge_sources_missing: () => mistake('missing entity ids to merge from'),
  merge_target_missing: () => mistake('missing entity id to merge to'),
  merge_target_invalid: () => mistake('entity id to merge to is invalid'),
  merge_source_invalid: () => mistake('entity id to merge from is invalid'),
  merge_into_itself: () => mistake('to_entity_id should not be present in from_entity_ids'),
  merge_keeps_with_many: () =>
    mistake('aliases conflicts cannot be resolved with multiple from entity ids - merge one entity at a time'),
  merge_conflict: ({ conflicts }) => ({
    status: 400,
    body: {
      errors: ['toEntity and at least one fromEntity have aliases with the same mount accessor, merge would be ambiguous'],
      data: conflicts.map(shownConflict),
    },
  }),

  lookup_empty: () => mistake('query parameter not supplied'),
  lookup_ambiguous: () => mistake('query parameter conflict; please supply distinct set of query parameters'),
  lookup_half_alias: () => mistake("both 'alias_name' and 'alias_mount_accessor' needs to be set"),
}

function shownConflict({ aliasId, entityName, entityId, mountAccessor, mountPath }: AliasConflict) {
  return { alias: aliasId, entity: entityName, entity_id: entityId, mount: mountAccessor, mount_path: mountPath }
}
