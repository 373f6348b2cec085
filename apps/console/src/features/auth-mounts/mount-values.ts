import { itemsOf } from '#ui/list-input.tsx'

/** What enabling a method asks for. */
export interface MountValues {
  readonly path: string
  readonly type: string
  readonly description: string
  readonly is_listed: boolean
  readonly default_lease_ttl: string
  readonly max_lease_ttl: string
  readonly token_type: string
}

export function newMount(type: string): MountValues {
  return {
    path: type,
    type,
    description: '',
    is_listed: type === 'userpass' || type === 'oidc',
    default_lease_ttl: '',
    max_lease_ttl: '',
    token_type: 'default-service',
  }
}

/** A path as the server keeps it, its slashes at both ends gone. */
const trimmedPath = (path: string) => path.trim().replace(/^\/+|\/+$/g, '')

export function enableCallOf({ path, type, description, is_listed, ...config }: MountValues) {
  return {
    params: { path: trimmedPath(path) },
    input: { type, description, config: { ...config, listing_visibility: is_listed ? 'unauth' : '' } },
  }
}

/** What the server would refuse, said before it is asked (spec/core.md 5.3). */
export function enableRules({ path }: MountValues) {
  const trimmed = trimmedPath(path)
  return {
    ...(trimmed === '' ? { path: 'Say where the method is mounted' } : {}),
    ...(trimmed === 'token' ? { path: 'Tokens are built in at this path' } : {}),
  }
}

/** Where the server's own words on a configuration belong. */
export const configMessages = [
  [/default TTL|default lease TTL/, 'default_lease_ttl'],
  [/max TTL|max lease TTL/, 'max_lease_ttl'],
  [/token_type/, 'token_type'],
] as const

export const enableMessages = [...configMessages, [/path/, 'path']] as const

/** What can be tuned of a mount. */
export interface TuneValues {
  readonly description: string
  readonly is_listed: boolean
  readonly default_lease_ttl: string
  readonly max_lease_ttl: string
  readonly token_type: string
  readonly passthrough_request_headers: readonly string[]
  readonly allowed_response_headers: readonly string[]
  readonly audit_non_hmac_request_keys: readonly string[]
  readonly audit_non_hmac_response_keys: readonly string[]
  readonly lockout_threshold: string
  readonly lockout_duration: string
  readonly lockout_counter_reset_duration: string
  readonly lockout_disable: boolean
}

/** Methods that lock a name out for too many failures. */
export const hasLockout = (type: string) => type === 'userpass' || type === 'approle'

/** What is sent: only what was touched, since a tuning that reads as inherited must not become one of its own. */
export const tuneCallOf = (path: string, type: string, base: TuneValues) => (values: TuneValues) => ({
  params: { path },
  input: {
    description: values.description,
    listing_visibility: values.is_listed ? 'unauth' : '',
    ...changed(values, base, ['default_lease_ttl', 'max_lease_ttl', 'token_type']),
    passthrough_request_headers: itemsOf(values.passthrough_request_headers),
    allowed_response_headers: itemsOf(values.allowed_response_headers),
    audit_non_hmac_request_keys: itemsOf(values.audit_non_hmac_request_keys),
    audit_non_hmac_response_keys: itemsOf(values.audit_non_hmac_response_keys),
    ...(hasLockout(type) ? lockoutOf(values, base) : {}),
  },
})

type LockoutField = 'lockout_threshold' | 'lockout_duration' | 'lockout_counter_reset_duration' | 'lockout_disable'
const lockoutFields: readonly LockoutField[] = [
  'lockout_threshold',
  'lockout_duration',
  'lockout_counter_reset_duration',
  'lockout_disable',
]

function lockoutOf(values: TuneValues, base: TuneValues) {
  const lockout = changed(values, base, lockoutFields)
  return Object.keys(lockout).length === 0 ? {} : { user_lockout_config: lockout }
}

/** An emptied TTL goes back to the system's. */
function changed(values: TuneValues, base: TuneValues, names: readonly (keyof TuneValues)[]): Record<string, unknown> {
  return Object.fromEntries(
    names.filter((name) => values[name] !== base[name]).map((name) => [name, values[name] === '' ? 'system' : values[name]]),
  )
}
