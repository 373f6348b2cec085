import type { Sent } from '#auth/sent.ts'
import { normalPolicies } from '#policies/policy-names.ts'
import type { TokenRole } from './token-role.ts'

/** The fields of a write; the type as it was spelled. */
export type SentTokenRole = Sent<Omit<TokenRole, 'name' | 'token_type'>> & { readonly token_type?: string | undefined }

/** A role whose type was not judged yet. */
export type WrittenRole = Omit<TokenRole, 'token_type'> & { readonly token_type: string }

/** The role after a write: what was sent over what was there. */
export function roleAfter(before: TokenRole, sent: SentTokenRole): WrittenRole {
  const policyList = (name: PolicyList) => (sent[name] === undefined ? before[name] : normalNames(sent[name]))
  return {
    name: before.name,
    allowed_policies: policyList('allowed_policies'),
    disallowed_policies: policyList('disallowed_policies'),
    allowed_policies_glob: policyList('allowed_policies_glob'),
    disallowed_policies_glob: policyList('disallowed_policies_glob'),
    allowed_entity_aliases:
      sent.allowed_entity_aliases?.filter(Boolean).map((alias) => alias.toLowerCase()) ?? before.allowed_entity_aliases,
    orphan: sent.orphan ?? before.orphan,
    renewable: sent.renewable ?? before.renewable,
    path_suffix: sent.path_suffix ?? before.path_suffix,
    token_type: sent.token_type === undefined ? before.token_type : sent.token_type || 'default-service',
    token_no_default_policy: sent.token_no_default_policy ?? before.token_no_default_policy,
    token_num_uses: sent.token_num_uses ?? before.token_num_uses,
    ...periodsAfter(before, sent),
    ...maximumsAfter(before, sent),
    ...cidrsAfter(before, sent),
  }
}

type PolicyList = 'allowed_policies' | 'disallowed_policies' | 'allowed_policies_glob' | 'disallowed_policies_glob'

// A field with an old name has two slots (spec/jwt-oidc-auth.md 1.5): the new name wins, and sent alone empties the old.

function periodsAfter(before: TokenRole, sent: SentTokenRole): Pick<TokenRole, 'token_period' | 'period'> {
  const value = sent.token_period ?? sent.period
  if (value === undefined) return { token_period: before.token_period, period: before.period }
  return { token_period: value, period: sent.period === undefined ? 0 : value }
}

function maximumsAfter(before: TokenRole, sent: SentTokenRole): Pick<TokenRole, 'token_explicit_max_ttl' | 'explicit_max_ttl'> {
  const value = sent.token_explicit_max_ttl ?? sent.explicit_max_ttl
  if (value === undefined) {
    return { token_explicit_max_ttl: before.token_explicit_max_ttl, explicit_max_ttl: before.explicit_max_ttl }
  }
  return { token_explicit_max_ttl: value, explicit_max_ttl: sent.explicit_max_ttl === undefined ? 0 : value }
}

function cidrsAfter(before: TokenRole, sent: SentTokenRole): Pick<TokenRole, 'token_bound_cidrs' | 'bound_cidrs'> {
  const value = sent.token_bound_cidrs ?? sent.bound_cidrs
  if (value === undefined) return { token_bound_cidrs: before.token_bound_cidrs, bound_cidrs: before.bound_cidrs }
  return { token_bound_cidrs: value, bound_cidrs: sent.bound_cidrs === undefined ? [] : value }
}

// One by one: in a role's list `root` is a name beside others and swallows none.
function normalNames(names: readonly string[]): string[] {
  return [...new Set(names.flatMap((name) => normalPolicies([name])))].toSorted()
}
