import type { Mount, MountConfig } from '#mounts/mount.ts'

const config: MountConfig = {
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

/** An auth mount as it stands in the table, for tests of what goes on inside it. */
export function testMount(given: Partial<Omit<Mount, 'config'>> & { readonly config?: Partial<MountConfig> } = {}): Mount {
  const type = given.type ?? 'userpass'
  return {
    namespace: 'root',
    path: `${type}/`,
    accessor: `auth_${type}_0000abcd`,
    uuid: '6f0c9f2e-0000-4000-8000-000000000001',
    description: '',
    local: false,
    seal_wrap: false,
    external_entropy_access: false,
    options: null,
    ...given,
    type,
    config: { ...config, ...given.config },
  }
}
