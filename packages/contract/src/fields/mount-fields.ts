import { z } from 'zod'
import { flag } from './boolean.ts'
import { commaList } from './list.ts'
import { map } from './map.ts'
import { text, ttlText } from './text.ts'

/** What may be said of lockout at a mount (spec/core.md 5.4). */
export const lockoutFields = z.object({
  lockout_threshold: text.describe('How many failures lock a name.'),
  lockout_duration: ttlText.describe('How long it stays locked.'),
  lockout_counter_reset_duration: ttlText.describe('How long a failure counts.'),
  lockout_disable: flag.describe('Never lock anybody out.'),
})

/** What may be said of the configuration of a mount, when it is made and later. Spread into the input of a write. */
export const mountConfigFields = {
  default_lease_ttl: ttlText.describe("How long tokens live by default; `system` for the system's."),
  max_lease_ttl: ttlText.describe("How long tokens live at most; `system` for the system's."),
  force_no_cache: flag.describe('Accepted; nothing of a mount is cached that could be old.'),
  token_type: text.describe('service, batch, default-service or default-batch.'),
  listing_visibility: text.describe('unauth to show the mount before signing in; hidden or empty not to.'),
  audit_non_hmac_request_keys: commaList.describe('Parameters that the audit log shows in plain.'),
  audit_non_hmac_response_keys: commaList.describe('Members of replies that the audit log shows in plain.'),
  passthrough_request_headers: commaList.describe('Request headers that the method may see.'),
  allowed_response_headers: commaList.describe('Response headers that the method may set.'),
  user_lockout_config: map.describe('lockout_threshold, lockout_duration, lockout_counter_reset_duration, lockout_disable.'),
}

/** What may stand in the `config` of a mount to be made; anything else in it is passed over. */
export const mountConfigInput = z.object({
  ...mountConfigFields,
  plugin_name: text.describe('The method, when the type is `plugin`; goes before the parameter of that name.'),
})
