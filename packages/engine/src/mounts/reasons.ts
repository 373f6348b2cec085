/** Why a mount was not made, tuned, moved or removed, or is not shown (spec/core.md 5, 6). */
export type MountReason =
  | { readonly code: 'mount_path_missing' }
  /** No request could reach what would be mounted there. */
  | { readonly code: 'mount_path_unreachable'; readonly path: string }
  | { readonly code: 'mount_path_in_use'; readonly existing: string }
  | { readonly code: 'mount_type_missing' }
  | { readonly code: 'mount_type_unknown'; readonly type: string }
  | { readonly code: 'mount_plugin_name_missing' }
  /** There is one token method, and no second. */
  | { readonly code: 'mount_token_again' }
  | { readonly code: 'mount_version_set'; readonly type: string }
  | { readonly code: 'mount_auth_not_found'; readonly path: string }
  | { readonly code: 'mount_engine_not_found'; readonly path: string }
  /** There is no mount, or none the caller may know of. */
  | { readonly code: 'mount_not_accessible'; readonly path: string }
  | { readonly code: 'mount_token_stays' }
  | { readonly code: 'mount_stays'; readonly path: string }
  | { readonly code: 'mount_path_protected'; readonly path: string }
  | MountTuneReason
  | MountMoveReason
  | MountConfigReason

/** Why a mount is not tuned. */
export type MountTuneReason =
  | { readonly code: 'mount_tuning_not_found'; readonly path: string }
  | { readonly code: 'mount_to_tune_not_found'; readonly path: string }
  | { readonly code: 'mount_max_below_default'; readonly max: number; readonly given: number }
  | { readonly code: 'mount_token_type_fixed' }
  | { readonly code: 'mount_token_type_of_auth_only' }
  | { readonly code: 'mount_field_fixed'; readonly field: string; readonly path: string }

/** Why a mount is not moved. */
export type MountMoveReason =
  | { readonly code: 'mount_move_incomplete' }
  | { readonly code: 'mount_to_move_not_found'; readonly path: string }
  | { readonly code: 'mount_move_in_use'; readonly path: string }
  | { readonly code: 'mount_immovable'; readonly path: string }
  | { readonly code: 'mount_move_out_of_auth'; readonly path: string }
  | { readonly code: 'mount_migration_not_found' }

/** What is wrong with the configuration of a mount. */
export type MountConfigReason =
  /** A member has a wrong shape. */
  | { readonly code: 'mount_config_unreadable' }
  | { readonly code: 'mount_ttl_unreadable'; readonly which: 'default' | 'max'; readonly value: string; readonly problem: string }
  | { readonly code: 'mount_ttl_above_max' }
  | { readonly code: 'mount_ttl_above_system_max'; readonly max: number }
  | { readonly code: 'mount_token_type_unknown' }
  | { readonly code: 'mount_visibility_unknown'; readonly value: string }
  | { readonly code: 'mount_lockout_not_allowed'; readonly type: string }
  | { readonly code: 'mount_lockout_unreadable'; readonly field: string; readonly value: string }
