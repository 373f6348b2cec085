import type { ShownTuning } from '@postern/contract/resources/mount.ts'
import { durationText, optionalDurationText } from '#lib/duration-words.ts'
import type { TuneValues } from './mount-values.ts'

/** A tuning as its form begins. */
export function tuneValuesOf(tuning: ShownTuning): TuneValues {
  return {
    description: tuning.description,
    is_listed: tuning.listing_visibility === 'unauth',
    default_lease_ttl: durationText(tuning.default_lease_ttl),
    max_lease_ttl: durationText(tuning.max_lease_ttl),
    token_type: tuning.token_type ?? 'default-service',
    passthrough_request_headers: tuning.passthrough_request_headers ?? [],
    allowed_response_headers: tuning.allowed_response_headers ?? [],
    audit_non_hmac_request_keys: tuning.audit_non_hmac_request_keys ?? [],
    audit_non_hmac_response_keys: tuning.audit_non_hmac_response_keys ?? [],
    lockout_threshold: String(tuning.user_lockout_threshold ?? ''),
    lockout_duration: optionalDurationText(tuning.user_lockout_duration),
    lockout_counter_reset_duration: optionalDurationText(tuning.user_lockout_counter_reset_duration),
    lockout_disable: tuning.user_lockout_disable ?? false,
  }
}
