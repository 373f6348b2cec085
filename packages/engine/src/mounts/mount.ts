/** The kinds of auth method; `jwt` and `oidc` are two names of the same method (spec/jwt-oidc-auth.md 0). */
export const authTypes = ['jwt', 'oidc', 'kubernetes', 'userpass', 'approle', 'token'] as const
export type AuthType = (typeof authTypes)[number]

/** The methods that can be enabled, any number of times. */
export const enabledTypes = ['jwt', 'oidc', 'kubernetes', 'userpass', 'approle'] as const satisfies readonly AuthType[]

/** Whether it is a method that can be enabled. */
export function isEnabledType(type: string): type is (typeof enabledTypes)[number] {
  return enabledTypes.some((known) => known === type)
}

/** The kinds of mount that are there from the start and cannot be made or removed. */
export const systemTypes = ['system', 'identity', 'cubbyhole'] as const
export type MountType = AuthType | (typeof systemTypes)[number]

/** Whether mounts of this type live below `auth/`. */
export function isAuthType(type: string): type is AuthType {
  return authTypes.some((known) => known === type)
}

/** Lockout settings of a mount; absent members fall back to the defaults (spec/core.md 5.6). Seconds. */
export interface LockoutConfig {
  readonly threshold?: number
  readonly duration?: number
  readonly counterReset?: number
  readonly isDisabled?: boolean
}

/** What can be tuned of a mount (spec/core.md 5.1, 5.4). TTLs in seconds, 0 = the system's. */
export interface MountConfig {
  readonly default_lease_ttl: number
  readonly max_lease_ttl: number
  readonly force_no_cache: boolean
  readonly token_type: string
  readonly listing_visibility: string
  readonly audit_non_hmac_request_keys: readonly string[]
  readonly audit_non_hmac_response_keys: readonly string[]
  readonly passthrough_request_headers: readonly string[]
  readonly allowed_response_headers: readonly string[]
  readonly user_lockout_config?: LockoutConfig
}

/**
 * A mounted auth method, or one of the fixed mounts. Its roles, users and configuration have ids that begin with its
 * `uuid`, and die with it (`belongings.ts`).
 */
export interface Mount {
  /** Namespace id. */
  readonly namespace: string
  /** With a trailing slash; of an auth method without `auth/`: `jwt/`, `team/ci/`. */
  readonly path: string
  readonly type: MountType
  /** `auth_<type>_<8 hex>`; stable for the life of the mount, moves included. */
  readonly accessor: string
  readonly uuid: string
  readonly description: string
  readonly local: boolean
  readonly seal_wrap: boolean
  readonly external_entropy_access: boolean
  readonly options: Readonly<Record<string, string>> | null
  readonly config: MountConfig
  /** It is being disabled: nothing reaches it any more, and what it holds is being taken away. */
  readonly isLeaving?: true
}
