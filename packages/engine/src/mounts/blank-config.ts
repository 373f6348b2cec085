import type { MountConfig } from './mount.ts'

/** The configuration of a mount about which nothing was said. */
export const blankMountConfig: MountConfig = {
  default_lease_ttl: 0,
  max_lease_ttl: 0,
  force_no_cache: false,
  token_type: 'default-service',
  listing_visibility: '',
  audit_non_hmac_request_keys: [],
  audit_non_hmac_response_keys: [],
  passthrough_request_headers: [],
  allowed_response_headers: [],
}
