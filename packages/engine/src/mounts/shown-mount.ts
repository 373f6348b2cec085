import type { ShownMount, ShownTuning } from '@postern/contract/resources/mount.ts'
import { mapOrNull } from '#identity/text-map.ts'
import type { Settings } from '#world.ts'
import { leaseTtlsOf } from './lease-ttls.ts'
import { isAuthType, type LockoutConfig, type Mount, type MountConfig } from './mount.ts'

/** A mount as `sys/auth` and `sys/mounts` show it (spec/core.md 5.1). */
export function shownMount(mount: Mount, settings: Pick<Settings, 'version'>): ShownMount {
  return {
    type: mount.type,
    description: mount.description,
    accessor: mount.accessor,
    uuid: mount.uuid,
    local: mount.local,
    seal_wrap: mount.seal_wrap,
    external_entropy_access: mount.external_entropy_access,
    options: mount.options,
    plugin_version: '',
    running_plugin_version: builtInVersion(settings),
    running_sha256: '',
    deprecation_status: 'supported',
    config: {
      ...shownConfig(mount),
      default_lease_ttl: mount.config.default_lease_ttl,
      max_lease_ttl: mount.config.max_lease_ttl,
      ...(mount.config.user_lockout_config && { user_lockout_config: shownLockout(mount.config.user_lockout_config) }),
    },
  }
}

/** The version of the methods, which are part of the server. */
export function builtInVersion({ version }: Pick<Settings, 'version'>): string {
  return `v${version.split('+')[0]}+builtin.vault`
}

/** How a mount is tuned, with the system's TTLs where it says none of its own (spec/core.md 5.4). */
export function shownTuning(mount: Mount, settings: Settings): ShownTuning {
  const { defaultTtl, maxTtl } = leaseTtlsOf(mount, settings)
  const options = mapOrNull(mount.options ?? {})
  return {
    description: mount.description,
    ...shownConfig(mount),
    default_lease_ttl: defaultTtl,
    max_lease_ttl: maxTtl,
    ...(mount.config.user_lockout_config && shownLockout(mount.config.user_lockout_config)),
    ...(options && { options }),
  }
}

function shownConfig({ type, config }: Mount) {
  return {
    force_no_cache: config.force_no_cache,
    ...(isAuthType(type) && { token_type: config.token_type }),
    ...(config.listing_visibility !== '' && { listing_visibility: config.listing_visibility }),
    ...whenSome('audit_non_hmac_request_keys', config),
    ...whenSome('audit_non_hmac_response_keys', config),
    ...whenSome('passthrough_request_headers', config),
    ...whenSome('allowed_response_headers', config),
  }
}

type ListName =
  | 'audit_non_hmac_request_keys'
  | 'audit_non_hmac_response_keys'
  | 'passthrough_request_headers'
  | 'allowed_response_headers'

function whenSome(name: ListName, config: MountConfig): { readonly [Name in ListName]?: string[] } {
  return config[name].length === 0 ? {} : { [name]: [...config[name]] }
}

function shownLockout({ threshold, duration, counterReset, isDisabled }: LockoutConfig) {
  return {
    ...(threshold !== undefined && { user_lockout_threshold: threshold }),
    ...(duration !== undefined && { user_lockout_duration: duration }),
    ...(counterReset !== undefined && { user_lockout_counter_reset_duration: counterReset }),
    ...(isDisabled !== undefined && { user_lockout_disable: isDisabled }),
  }
}
