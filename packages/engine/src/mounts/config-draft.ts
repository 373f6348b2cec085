import type { Settings } from '#world.ts'
import type { MountConfig } from './mount.ts'
import { type SentConfig, type SentSeconds, sentTtl } from './sent-config.ts'
import { lockoutAfter, type ReadLockout } from './sent-lockout.ts'

/** A configuration as it is to become, with what has to be judged before. */
export interface ConfigDraft {
  readonly type: string
  readonly sent: SentConfig
  readonly defaultTtl: SentSeconds
  readonly maxTtl: SentSeconds
  readonly lockout: ReadLockout
  readonly settings: Settings
  /** To be used once every rule has passed. */
  readonly config: MountConfig
}

/** Puts what was sent over what there was. */
export function draftConfig(
  before: MountConfig,
  { type, sent, settings }: Pick<ConfigDraft, 'type' | 'sent' | 'settings'>,
): ConfigDraft {
  const defaultTtl = sentTtl(sent.default_lease_ttl) ?? { seconds: before.default_lease_ttl }
  const maxTtl = sentTtl(sent.max_lease_ttl) ?? { seconds: before.max_lease_ttl }
  const lockout = lockoutAfter(before.user_lockout_config, sent.user_lockout_config)
  const { user_lockout_config: _before, ...others } = before
  const config = {
    ...others,
    default_lease_ttl: secondsOf(defaultTtl),
    max_lease_ttl: secondsOf(maxTtl),
    force_no_cache: sent.force_no_cache ?? before.force_no_cache,
    token_type: sent.token_type === undefined || sent.token_type === '' ? before.token_type : sent.token_type,
    listing_visibility: sent.listing_visibility ?? before.listing_visibility,
    audit_non_hmac_request_keys: sent.audit_non_hmac_request_keys ?? before.audit_non_hmac_request_keys,
    audit_non_hmac_response_keys: sent.audit_non_hmac_response_keys ?? before.audit_non_hmac_response_keys,
    passthrough_request_headers: sent.passthrough_request_headers ?? before.passthrough_request_headers,
    allowed_response_headers: sent.allowed_response_headers ?? before.allowed_response_headers,
  }
  const isLockoutSaid = 'lockout' in lockout && lockout.lockout !== undefined
  return {
    type,
    sent,
    defaultTtl,
    maxTtl,
    lockout,
    settings,
    config: isLockoutSaid ? { ...config, user_lockout_config: lockout.lockout } : config,
  }
}

/** Seconds of a TTL that can be read. */
export function secondsOf(ttl: SentSeconds): number {
  return 'seconds' in ttl ? ttl.seconds : 0
}
