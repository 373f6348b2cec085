import { z } from 'zod'
import { unreadableCidr } from '#addresses/cidr.ts'
import { firstRefusal, judge, pass, refusal, type Rule } from '#finding.ts'
import { normalPolicies } from '#policies/policy-names.ts'
import { refuse } from '#refusal.ts'
import type { TokenParameters } from '#tokens/token-parameters.ts'
import type { AuthReason } from './reasons.ts'
import type { Sent } from './sent.ts'

/** The old names of token fields, and what they are called now. */
const newNames = {
  policies: 'token_policies',
  ttl: 'token_ttl',
  max_ttl: 'token_max_ttl',
  period: 'token_period',
  num_uses: 'token_num_uses',
  bound_cidrs: 'token_bound_cidrs',
} as const
export const deprecatedNames = ['policies', 'ttl', 'max_ttl', 'period', 'num_uses', 'bound_cidrs'] as const
export type DeprecatedName = (typeof deprecatedNames)[number]

type OldFields = { readonly [Old in DeprecatedName]: TokenParameters[(typeof newNames)[Old]] }

/** The token fields of a write, by new names and old; spread the rest of the input beside them, it is ignored. */
export type SentTokenFields = Sent<TokenParameters & OldFields>

/** How a role or a user keeps its token fields: the values, and which of them were last written by their old names. */
export type TokenFields = TokenParameters & { readonly deprecated: readonly DeprecatedName[] }

/** Reads them back from the store. */
export const storedTokenFields: z.ZodType<TokenFields> = z.object({
  token_ttl: z.number(),
  token_max_ttl: z.number(),
  token_explicit_max_ttl: z.number(),
  token_period: z.number(),
  token_num_uses: z.number(),
  token_policies: z.array(z.string()),
  token_no_default_policy: z.boolean(),
  token_bound_cidrs: z.array(z.string()),
  token_strictly_bind_ip: z.boolean(),
  token_type: z.string(),
  deprecated: z.array(z.enum(deprecatedNames)),
})

/** A role about which nothing was said. */
export const noTokenFields: TokenFields = {
  token_ttl: 0,
  token_max_ttl: 0,
  token_explicit_max_ttl: 0,
  token_period: 0,
  token_num_uses: 0,
  token_policies: [],
  token_no_default_policy: false,
  token_bound_cidrs: [],
  token_strictly_bind_ip: false,
  token_type: 'default',
  deprecated: [],
}

/** The fields after a write: what was sent over what was there. Refuses what cannot stand (spec/jwt-oidc-auth.md 1.5). */
export function tokenFieldsAfter(before: TokenFields, sent: SentTokenFields): TokenFields {
  const fields = { ...before, ...renamed(sent), deprecated: deprecatedAfter(before, sent) }
  const decisive = firstRefusal(judge(tokenFieldRules, fields))
  if (decisive) refuse(decisive.reason)
  return fields
}

/** The fields as a read shows them. An old name appears while it is in use, with the value of the new one. */
export function tokenFieldsShown({ deprecated, ...parameters }: TokenFields) {
  const inUse = deprecated.filter((old) => !isEmpty(parameters[newNames[old]]))
  const old: Partial<OldFields> = Object.fromEntries(inUse.map((name) => [name, parameters[newNames[name]]]))
  return { ...parameters, ...old }
}

function renamed(sent: SentTokenFields): Partial<TokenParameters> {
  const policies = sent.token_policies ?? sent.policies
  const type = sent.token_type
  return present({
    token_ttl: sent.token_ttl ?? sent.ttl,
    token_max_ttl: sent.token_max_ttl ?? sent.max_ttl,
    token_explicit_max_ttl: sent.token_explicit_max_ttl,
    token_period: sent.token_period ?? sent.period,
    token_num_uses: sent.token_num_uses ?? sent.num_uses,
    token_policies: policies && normalPolicies(policies),
    token_no_default_policy: sent.token_no_default_policy,
    token_bound_cidrs: sent.token_bound_cidrs ?? sent.bound_cidrs,
    token_strictly_bind_ip: sent.token_strictly_bind_ip,
    token_type: type === '' ? 'default' : type,
  })
}

// Whoever sends both names keeps both; whoever sends the new one alone is done with the old.
function deprecatedAfter({ deprecated }: TokenFields, sent: SentTokenFields): readonly DeprecatedName[] {
  return deprecatedNames.filter((old) => {
    if (sent[old] !== undefined) return true
    return sent[newNames[old]] === undefined && deprecated.includes(old)
  })
}

const rule = (name: string, look: Rule<TokenParameters, AuthReason>['look']): Rule<TokenParameters, AuthReason> => ({
  name,
  look,
})

const notNegative = (field: 'token_ttl' | 'token_max_ttl' | 'token_period' | 'token_num_uses') =>
  rule(field, (fields) => (fields[field] < 0 ? refusal({ code: 'token_field_negative', field }) : pass))

const tokenFieldRules: readonly Rule<TokenParameters, AuthReason>[] = [
  rule('token_bound_cidrs', ({ token_bound_cidrs }) => {
    const cidr = unreadableCidr(token_bound_cidrs)
    return cidr === undefined ? pass : refusal({ code: 'token_cidr_invalid', cidr })
  }),
  rule('token_strictly_bind_ip', ({ token_strictly_bind_ip, token_bound_cidrs }) =>
    token_strictly_bind_ip && token_bound_cidrs.length > 0 ? refusal({ code: 'token_strict_ip_and_cidrs' }) : pass,
  ),
  notNegative('token_max_ttl'),
  notNegative('token_period'),
  rule('token_type', ({ token_type: type }) =>
    ['default', 'service', 'batch'].includes(type) ? pass : refusal({ code: 'token_type_invalid', type }),
  ),
  rule('token_type_and_period', ({ token_type, token_period }) =>
    token_type === 'batch' && token_period > 0 ? refusal({ code: 'token_batch_periodic' }) : pass,
  ),
  rule('token_type_and_num_uses', ({ token_type, token_num_uses }) =>
    token_type === 'batch' && token_num_uses > 0 ? refusal({ code: 'token_batch_limited_uses' }) : pass,
  ),
  notNegative('token_ttl'),
  rule('token_ttl_and_max', ({ token_ttl, token_max_ttl }) =>
    token_max_ttl > 0 && token_ttl > token_max_ttl ? refusal({ code: 'token_ttl_above_max' }) : pass,
  ),
  notNegative('token_num_uses'),
]

function isEmpty(value: number | readonly string[]): boolean {
  return typeof value === 'number' ? value === 0 : value.length === 0
}

/** Only the members that are there: a spread of them leaves the others as they were. */
function present<T extends object>(members: { readonly [Name in keyof T]: T[Name] | undefined }): Partial<T> {
  const there = Object.entries(members).filter(([, value]) => value !== undefined)
  return Object.fromEntries(there) as Partial<T> // what is left of T's members
}
