import { z } from 'zod'
import { textMap } from '#identity/text-map.ts'
import { collection } from '#storage/collection.ts'
import { authTypes, isAuthType, type Mount, systemTypes } from './mount.ts'

const lockoutConfig = z.object({
  threshold: z.number().exactOptional(),
  duration: z.number().exactOptional(),
  counterReset: z.number().exactOptional(),
  isDisabled: z.boolean().exactOptional(),
})

const mountConfig = z.object({
  default_lease_ttl: z.number(),
  max_lease_ttl: z.number(),
  force_no_cache: z.boolean(),
  token_type: z.string(),
  listing_visibility: z.string(),
  audit_non_hmac_request_keys: z.array(z.string()),
  audit_non_hmac_response_keys: z.array(z.string()),
  passthrough_request_headers: z.array(z.string()),
  allowed_response_headers: z.array(z.string()),
  user_lockout_config: lockoutConfig.exactOptional(),
})

/** Reads a mount back from the store. */
const mountRecord: z.ZodType<Mount> = z.object({
  namespace: z.string(),
  path: z.string(),
  type: z.enum([...authTypes, ...systemTypes]),
  accessor: z.string(),
  uuid: z.string(),
  description: z.string(),
  local: z.boolean(),
  seal_wrap: z.boolean(),
  external_entropy_access: z.boolean(),
  options: textMap.nullable(),
  config: mountConfig,
  isLeaving: z.literal(true).exactOptional(),
})

/** Mounts by uuid. No two have the same route or accessor. */
export const mounts = collection({
  name: 'mount',
  schema: mountRecord,
  key: ({ uuid }) => uuid,
  unique: { byRoute: routeOf, byAccessor: ({ accessor }) => accessor },
})

/** Where requests to the mount begin: `auth/team/ci/`, `sys/`. */
export function routeOf({ type, path }: Pick<Mount, 'type' | 'path'>): string {
  return isAuthType(type) ? `auth/${path}` : path
}
