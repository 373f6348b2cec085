import type { MountReason } from '@postern/engine/mounts/reasons.ts'
import { mistake, type Wordings, wordless } from './wording.ts'

export const mountWordings: Wordings<MountReason> = {
  mount_path_missing: () => mistake('backend path must be specified'),
  mount_path_unreachable: ({ path }) => mistake(`no request could reach a mount at "${path}"`),
  // The reference answers 400 although it thinks 409.
  mount_path_in_use: ({ existing }) => mistake(`path is already in use at ${existing}`),
  mount_type_missing: () => mistake('backend type must be specified as a string'),
  mount_type_unknown: ({ type }) => mistake(`plugin not found in the catalog: ${type}`),
  mount_plugin_name_missing: () => mistake('plugin_name must be provided for plugin backend'),
  mount_token_again: () => mistake('token credential backend cannot be instantiated'),
  mount_version_set: ({ type }) => mistake(`auth method "${type}" does not allow setting a version`),
  mount_config_unreadable: () => mistake('unable to convert given auth config information'),
  mount_ttl_unreadable: ({ which, value, problem }) => mistake(`unable to parse ${which} TTL of ${value}: ${problem}`),
  mount_ttl_above_max: () => mistake('given default lease TTL greater than given max lease TTL'),
  mount_ttl_above_system_max: ({ max }) => mistake(`given default lease TTL greater than system max lease TTL of ${max}`),
  mount_token_type_unknown: () => mistake("invalid value for 'token_type'"),
  mount_visibility_unknown: ({ value }) => mistake(`invalid listing_visibility ${value}`),
  mount_lockout_not_allowed: ({ type }) => mistake(`tuning of user lockout configuration for auth type "${type}" not allowed`),
  mount_lockout_unreadable: ({ field, value }) => mistake(`unable to parse ${field} of ${value}`),
  mount_auth_not_found: ({ path }) => mistake(`No auth engine at ${path}`),
  mount_engine_not_found: ({ path }) => mistake(`No secret engine mount at ${path}`),
  mount_not_accessible: ({ path }) => ({
    status: 403,
    errors: [`preflight capability check returned 403, please ensure client's policies grant access to path "${path}"`],
  }),
  mount_token_stays: () => mistake('token credential backend cannot be disabled'),
  mount_stays: ({ path }) => mistake(`cannot unmount "${path}"`),
  mount_path_protected: ({ path }) => mistake(`cannot mount "${path}"`),
  mount_tuning_not_found: ({ path }) => mistake(`cannot fetch sysview for path "${path}"`),
  mount_to_tune_not_found: ({ path }) => mistake(`tune of path "${path}" failed: no mount entry found`),
  mount_max_below_default: ({ max, given }) =>
    mistake(`backend max lease TTL of ${max} would be less than backend default lease TTL of ${given}`),
  mount_token_type_fixed: () => mistake("'token_type' cannot be set for 'token' or 'ns_token' auth mounts"),
  mount_token_type_of_auth_only: () => mistake("'token_type' can only be modified on auth mounts"),
  mount_field_fixed: ({ field, path }) => mistake(`cannot tune parameter ${field} of ${path}`),
  mount_move_incomplete: () => mistake("both 'from' and 'to' path must be specified as a string"),
  mount_to_move_not_found: ({ path }) => mistake(`no matching mount at "${path}"`),
  mount_move_in_use: ({ path }) => mistake(`path already in use at "${path}"`),
  mount_immovable: ({ path }) => mistake(`cannot remount "${path}"`),
  mount_move_out_of_auth: ({ path }) => mistake(`cannot remount auth mount to non-auth mount "${path}"`),
  mount_migration_not_found: () => wordless(404),
}
