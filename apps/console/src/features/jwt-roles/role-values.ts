import type { JwtRole } from '@postern/contract/resources/jwt-role.ts'
import { durationText, optionalDurationText, sentDuration } from '#lib/duration-words.ts'
import { newTokenValues, tokenInputOf, tokenMessages, tokenRules, tokenValuesOf, type TokenValues } from '#lib/token-values.ts'
import { itemsOf } from '#ui/list-input.tsx'
import { objectOf, pairsOf, type Pair } from '#ui/pairs-input.tsx'
import { claimsOf, rowsOf } from './bound-claims.ts'

/** A role as its form holds it. */
export interface RoleValues extends TokenValues {
  readonly name: string
  readonly role_type: string
  readonly user_claim: string
  readonly user_claim_json_pointer: boolean
  readonly bound_audiences: readonly string[]
  readonly bound_subject: string
  readonly bound_claims: readonly Pair[]
  readonly bound_claims_type: string
  readonly claim_mappings: readonly Pair[]
  readonly groups_claim: string
  readonly expiration_leeway: string
  readonly not_before_leeway: string
  readonly clock_skew_leeway: string
  readonly allowed_redirect_uris: readonly string[]
  readonly oidc_scopes: readonly string[]
  readonly max_age: string
  readonly verbose_oidc_logging: boolean
  readonly callback_mode: string
  readonly poll_interval: string
  readonly oauth2_metadata: readonly string[]
  readonly oidc_disable_confirmation: boolean
  readonly token_policies_template_claims: boolean
}

export function newRole(type: string): RoleValues {
  return {
    name: '',
    role_type: type,
    user_claim: 'sub',
    user_claim_json_pointer: false,
    bound_audiences: [],
    bound_subject: '',
    bound_claims: [],
    bound_claims_type: 'string',
    claim_mappings: [],
    groups_claim: '',
    expiration_leeway: '',
    not_before_leeway: '',
    clock_skew_leeway: '',
    allowed_redirect_uris: [],
    oidc_scopes: [],
    max_age: '',
    verbose_oidc_logging: false,
    callback_mode: 'client',
    poll_interval: '',
    oauth2_metadata: [],
    oidc_disable_confirmation: false,
    token_policies_template_claims: false,
    ...newTokenValues,
  }
}

/** A leeway as it is written: nothing for the default, `-1s` for none. */
const leewayText = (seconds: number) => (seconds === 0 ? '' : durationText(seconds))

export function roleValuesOf(name: string, role: JwtRole): RoleValues {
  return {
    name,
    role_type: role.role_type,
    user_claim: role.user_claim,
    user_claim_json_pointer: role.user_claim_json_pointer,
    bound_audiences: role.bound_audiences ?? [],
    bound_subject: role.bound_subject,
    bound_claims: rowsOf(role.bound_claims),
    bound_claims_type: role.bound_claims_type,
    claim_mappings: pairsOf(role.claim_mappings),
    groups_claim: role.groups_claim,
    expiration_leeway: leewayText(role.expiration_leeway),
    not_before_leeway: leewayText(role.not_before_leeway),
    clock_skew_leeway: leewayText(role.clock_skew_leeway),
    allowed_redirect_uris: role.allowed_redirect_uris ?? [],
    oidc_scopes: role.oidc_scopes ?? [],
    max_age: optionalDurationText(role.max_age),
    verbose_oidc_logging: role.verbose_oidc_logging,
    callback_mode: role.callback_mode,
    poll_interval: role.poll_interval === undefined ? '' : String(role.poll_interval),
    oauth2_metadata: role.oauth2_metadata ?? [],
    oidc_disable_confirmation: role.oidc_disable_confirmation,
    token_policies_template_claims: role.token_policies_template_claims,
    ...tokenValuesOf(role),
  }
}

/** The whole role, every time: what a write leaves out partly stays and partly goes back to its default (spec 3.2). */
export const roleCallOf =
  (mount: string) =>
  ({ name, ...values }: RoleValues) => ({
    params: { mount, name: name.trim().toLowerCase() },
    input: {
      role_type: values.role_type,
      user_claim: values.user_claim,
      user_claim_json_pointer: values.user_claim_json_pointer,
      bound_audiences: itemsOf(values.bound_audiences),
      bound_subject: values.bound_subject,
      bound_claims: claimsOf(values.bound_claims),
      bound_claims_type: values.bound_claims_type,
      claim_mappings: objectOf(values.claim_mappings),
      groups_claim: values.groups_claim,
      expiration_leeway: sentDuration(values.expiration_leeway),
      not_before_leeway: sentDuration(values.not_before_leeway),
      clock_skew_leeway: sentDuration(values.clock_skew_leeway),
      ...oidcInputOf(values),
      token_policies_template_claims: values.token_policies_template_claims,
      ...tokenInputOf(values),
    },
  })

function oidcInputOf(values: Omit<RoleValues, 'name'>) {
  if (values.role_type !== 'oidc') return {}
  return {
    allowed_redirect_uris: itemsOf(values.allowed_redirect_uris),
    oidc_scopes: itemsOf(values.oidc_scopes),
    max_age: sentDuration(values.max_age),
    verbose_oidc_logging: values.verbose_oidc_logging,
    callback_mode: values.callback_mode,
    ...(values.poll_interval.trim() === '' ? {} : { poll_interval: values.poll_interval.trim() }),
    oauth2_metadata: itemsOf(values.oauth2_metadata),
    oidc_disable_confirmation: values.oidc_disable_confirmation,
  }
}

/** What the server would refuse, or what nobody could log in with, said before it is asked (spec/jwt-oidc-auth.md 3.3). */
export function roleRules(values: RoleValues) {
  const { name, user_claim, role_type } = values
  return {
    ...tokenRules(values),
    ...(name.trim() === '' ? { name: 'Give the role a name' } : {}),
    ...(user_claim.trim() === '' ? { user_claim: 'Say which claim names who logs in' } : {}),
    ...(role_type === 'oidc' && itemsOf(values.allowed_redirect_uris).length === 0
      ? { allowed_redirect_uris: 'A sign-in through the browser must return somewhere' }
      : {}),
    ...(role_type === 'jwt' && !isBound(values)
      ? { bound_audiences: 'Bind something: as it stands, any token of the issuer gets in' }
      : {}),
    ...placeholderProblem(values),
    ...globProblem(values),
    ...mappingProblem(values.claim_mappings),
  }
}

function isBound({ bound_audiences, bound_subject, bound_claims, token_bound_cidrs }: RoleValues): boolean {
  const claims = Object.keys(claimsOf(bound_claims)).length
  return itemsOf(bound_audiences).length + itemsOf(token_bound_cidrs).length + claims > 0 || bound_subject.trim() !== ''
}

/** Presets leave what they cannot know in angle brackets. */
function placeholderProblem({ bound_audiences, bound_subject, bound_claims }: RoleValues) {
  const hint = 'Fill in what stands in angle brackets'
  const isOpen = (text: string) => /<[^<>]+>/.test(text)
  return {
    ...(bound_audiences.some(isOpen) ? { bound_audiences: hint } : {}),
    ...(isOpen(bound_subject) ? { bound_subject: hint } : {}),
    ...(bound_claims.some(({ value }) => isOpen(value)) ? { bound_claims: hint } : {}),
  }
}

function globProblem({ bound_claims_type: type, bound_claims }: RoleValues) {
  if (type !== 'glob') return {}
  const values = Object.values(claimsOf(bound_claims)).flat()
  return values.every((value) => typeof value === 'string')
    ? {}
    : { bound_claims: 'With wildcards every value is text: put numbers in quotes' }
}

function mappingProblem(mappings: readonly Pair[]) {
  const targets = mappings.filter(({ key }) => key.trim() !== '').map(({ value }) => value.trim())
  if (targets.includes('role')) return { claim_mappings: 'The metadata key role is taken: it holds the name of the role' }
  if (targets.includes('')) return { claim_mappings: 'Say which metadata key each claim goes to' }
  const twice = targets.find((target, index) => targets.indexOf(target) !== index)
  return twice === undefined ? {} : { claim_mappings: `Two claims go to ${twice}` }
}

export const roleMessages = [
  [/user claim must be defined/, 'user_claim'],
  [/allowed_redirect_uris/, 'allowed_redirect_uris'],
  [/at least one bound constraint/, 'bound_audiences'],
  [/bound_claims_type/, 'bound_claims_type'],
  [/claim is not a string/, 'bound_claims'],
  [/metadata key|mapping/, 'claim_mappings'],
  [/role_type/, 'role_type'],
  [/callback_mode/, 'callback_mode'],
  [/poll_interval/, 'poll_interval'],
  [/oauth2 metadata/i, 'oauth2_metadata'],
  ...tokenMessages,
] as const
