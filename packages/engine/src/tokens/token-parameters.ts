/**
 * What a role or a user says about the tokens its logins get: the `token_*` fields shared by all auth methods
 * (spec/core.md 9.11). Durations in seconds, 0 = not set.
 */
export interface TokenParameters {
  readonly token_ttl: number
  readonly token_max_ttl: number
  readonly token_explicit_max_ttl: number
  readonly token_period: number
  readonly token_num_uses: number
  readonly token_policies: readonly string[]
  readonly token_no_default_policy: boolean
  readonly token_bound_cidrs: readonly string[]
  readonly token_strictly_bind_ip: boolean
  /** `default`, `service` or `batch`. */
  readonly token_type: string
}
