import { normalPolicies } from '#policies/policy-names.ts'
import type { TokenCreationReason } from '../reasons.ts'
import { matchesGlob } from './glob.ts'

/** What a token role says of policies. */
export interface PolicyLists {
  readonly allowed_policies: readonly string[]
  readonly disallowed_policies: readonly string[]
  readonly allowed_policies_glob: readonly string[]
  readonly disallowed_policies_glob: readonly string[]
  readonly token_no_default_policy: boolean
}

/** Whose policies a new token gets. */
export interface PolicyWish {
  /** As they were sent. */
  readonly requested: readonly string[]
  /** The parent's own. */
  readonly parent: readonly string[]
  readonly isSudo: boolean
  readonly withoutDefault: boolean
  readonly role?: PolicyLists | undefined
}

/** The policies of the new token, or why it gets none. */
export type PolicyResolution = { readonly policies: readonly string[] } | { readonly refused: TokenCreationReason }

/** Which policies a new token has (spec/core.md 9.5). */
export function resolvePolicies(wish: PolicyWish): PolicyResolution {
  const resolution = wish.role !== undefined && hasLists(wish.role) ? byRole(wish, wish.role) : byParent(wish)
  if ('refused' in resolution || !wish.withoutDefault) return resolution
  return { policies: resolution.policies.filter((policy) => policy !== 'default') }
}

/** Why a role does not let a token have these policies; undefined when it does. */
export function refusalByRole(policies: readonly string[], role: PolicyLists): TokenCreationReason | undefined {
  const [allowed, globs] = [folded(role.allowed_policies), folded(role.allowed_policies_glob)]
  const isLimited = allowed.length > 0 || globs.length > 0
  const isAllowed = (policy: string) => policy === 'default' || isNamed(policy, allowed, globs)
  if (isLimited && !policies.every(isAllowed)) return { code: 'token_policies_not_of_role', policies, allowed, globs }
  const policy = policies.find((name) => isDisallowed(name, role))
  return policy === undefined ? undefined : { code: 'token_policy_disallowed', policy }
}

function byRole(wish: PolicyWish, role: PolicyLists): PolicyResolution {
  const requested = normalPolicies(wish.requested)
  const allowed = normalPolicies(role.allowed_policies)
  const named = [requested, allowed].find((policies) => policies.length > 0) ?? wish.parent
  const addsDefault = !wish.withoutDefault && !role.token_no_default_policy && !isDisallowed('default', role)
  const policies = normalPolicies(addsDefault ? [...named, 'default'] : named)
  const refused = refusalByRole(policies, role)
  return refused === undefined ? { policies } : { refused }
}

function byParent({ requested, parent, isSudo, withoutDefault }: PolicyWish): PolicyResolution {
  const named = normalPolicies(requested)
  const inherited = normalPolicies(parent)
  if (named.length === 0) return { policies: inherited }
  if (!isSudo && !named.every((policy) => inherited.includes(policy))) {
    return { refused: { code: 'token_policies_not_of_parent' } }
  }
  const addsDefault = !withoutDefault && (isSudo || inherited.includes('default'))
  return { policies: normalPolicies(addsDefault ? [...named, 'default'] : named) }
}

function hasLists(role: PolicyLists): boolean {
  return [role.allowed_policies, role.disallowed_policies, role.allowed_policies_glob, role.disallowed_policies_glob].some(
    (list) => folded(list).length > 0,
  )
}

function isDisallowed(policy: string, role: PolicyLists): boolean {
  return isNamed(policy, folded(role.disallowed_policies), folded(role.disallowed_policies_glob))
}

/** The names in their normal form, one by one: in a role's list `root` is a name beside others and swallows none. */
function folded(names: readonly string[]): readonly string[] {
  return names.flatMap((name) => normalPolicies([name]))
}

function isNamed(policy: string, names: readonly string[], globs: readonly string[]): boolean {
  return names.includes(policy) || globs.some((glob) => matchesGlob(glob, policy))
}
