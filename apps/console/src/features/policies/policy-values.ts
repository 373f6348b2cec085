import type { ShownPolicy } from '@postern/contract/resources/policy.ts'

/** A policy as its form holds it. */
export interface PolicyValues {
  readonly name: string
  readonly policy: string
  /** The version this form was opened with; none for a new policy or a built-in one. */
  readonly cas: number | undefined
  readonly cas_required: boolean
  readonly allow_wildcards_in_identity_templates: boolean
  readonly allow_slashes_in_identity_templates: boolean
}

export const newPolicy: PolicyValues = {
  name: '',
  policy: '',
  cas: -1,
  cas_required: false,
  allow_wildcards_in_identity_templates: false,
  allow_slashes_in_identity_templates: false,
}

export function policyValuesOf(policy: ShownPolicy): PolicyValues {
  return {
    name: policy.name,
    policy: policy.policy,
    cas: policy.version,
    cas_required: policy.cas_required ?? false,
    allow_wildcards_in_identity_templates: policy.allow_wildcards_in_identity_templates ?? false,
    allow_slashes_in_identity_templates: policy.allow_slashes_in_identity_templates ?? false,
  }
}

/** What is sent. The version goes along, so that a write never runs over somebody else's. */
export function policyCallOf({ name, cas, ...values }: PolicyValues) {
  return { params: { name }, input: { ...values, ...(cas === undefined ? {} : { cas }) } }
}

/** What the server would refuse, said before it is asked (spec/core.md 7.1). */
export function policyRules({ name, policy }: PolicyValues) {
  return {
    ...(name.trim() === '' ? { name: 'Give the policy a name' } : {}),
    ...(name !== name.toLowerCase() ? { name: 'Lower case only: the server folds it anyhow' } : {}),
    ...(policy.trim() === '' ? { policy: 'An empty policy grants nothing' } : {}),
  }
}

export const policyMessages = [
  [/check-and-set parameter set to -1/, 'name'],
  [/^cannot update/, 'name'],
  [/^failed to parse policy|'policy' parameter/, 'policy'],
] as const
