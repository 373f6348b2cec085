import type { MountReason } from '@postern/engine/mounts/reasons.ts'
import { mistake, type Wordings } from './wording.ts'

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
}
