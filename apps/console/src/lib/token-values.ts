import { optionalDurationText, sentDuration } from './duration-words.ts'

/** What a role or a user says of the tokens of its logins, as a form holds it. */
export interface TokenValues {
  readonly token_policies: readonly string[]
  readonly token_no_default_policy: boolean
  readonly token_ttl: string
  readonly token_max_ttl: string
  readonly token_explicit_max_ttl: string
  readonly token_period: string
  readonly token_num_uses: string
  readonly token_bound_cidrs: readonly string[]
  readonly token_strictly_bind_ip: boolean
  readonly token_type: string
}

/** The same as it is read. */
export interface TokenParameters {
  readonly token_policies: readonly string[]
  readonly token_no_default_policy: boolean
  readonly token_ttl: number
  readonly token_max_ttl: number
  readonly token_explicit_max_ttl: number
  readonly token_period: number
  readonly token_num_uses: number
  readonly token_bound_cidrs: readonly string[]
  readonly token_strictly_bind_ip: boolean
  readonly token_type: string
}

export const newTokenValues: TokenValues = {
  token_policies: [],
  token_no_default_policy: false,
  token_ttl: '',
  token_max_ttl: '',
  token_explicit_max_ttl: '',
  token_period: '',
  token_num_uses: '',
  token_bound_cidrs: [],
  token_strictly_bind_ip: false,
  token_type: 'default',
}

export function tokenValuesOf(read: TokenParameters): TokenValues {
  return {
    token_policies: read.token_policies,
    token_no_default_policy: read.token_no_default_policy,
    token_ttl: optionalDurationText(read.token_ttl),
    token_max_ttl: optionalDurationText(read.token_max_ttl),
    token_explicit_max_ttl: optionalDurationText(read.token_explicit_max_ttl),
    token_period: optionalDurationText(read.token_period),
    token_num_uses: read.token_num_uses === 0 ? '' : String(read.token_num_uses),
    token_bound_cidrs: read.token_bound_cidrs,
    token_strictly_bind_ip: read.token_strictly_bind_ip,
    token_type: read.token_type || 'default',
  }
}

export function tokenInputOf(values: TokenValues) {
  return {
    token_policies: [...values.token_policies],
    token_no_default_policy: values.token_no_default_policy,
    token_ttl: sentDuration(values.token_ttl),
    token_max_ttl: sentDuration(values.token_max_ttl),
    token_explicit_max_ttl: sentDuration(values.token_explicit_max_ttl),
    token_period: sentDuration(values.token_period),
    token_num_uses: values.token_num_uses.trim() === '' ? 0 : values.token_num_uses.trim(),
    token_bound_cidrs: values.token_bound_cidrs.map((cidr) => cidr.trim()).filter(Boolean),
    token_strictly_bind_ip: values.token_strictly_bind_ip,
    token_type: values.token_type,
  }
}

/** What the server would refuse of them (spec/core.md 9.11). */
export function tokenRules({ token_ttl, token_max_ttl, token_type, token_period, token_num_uses }: TokenValues) {
  const ttl = Number(sentDuration(token_ttl))
  const max = Number(sentDuration(token_max_ttl))
  const isBatch = token_type === 'batch'
  return {
    ...(max > 0 && ttl > max ? { token_ttl: 'Longer than its maximum' } : {}),
    ...(isBatch && Number(sentDuration(token_period)) > 0 ? { token_period: 'Batch tokens cannot be renewed' } : {}),
    ...(isBatch && Number(token_num_uses) > 0 ? { token_num_uses: 'Uses of batch tokens are not counted' } : {}),
  }
}

/** Where the server's own words on tokens belong. */
export const tokenMessages = [
  [/token_max_ttl|max_ttl|token_ttl|\bttl\b/, 'token_ttl'],
  [/token_type/, 'token_type'],
  [/cidr/i, 'token_bound_cidrs'],
  [/policies|policy/, 'token_policies'],
  [/period/, 'token_period'],
  [/num_uses/, 'token_num_uses'],
] as const
