import type { PolicyReason } from '@postern/engine/policies/reasons.ts'
import { mistake, type Wordings, wordless } from './wording.ts'

/** Sentences of spec/core.md 7.1 and 8.1. */
export const policyWordings: Wordings<PolicyReason> = {
  policy_invalid: ({ detail }) => mistake(`failed to parse policy: ${detail}`),
  policy_not_found: () => wordless(404),
  policy_to_patch_not_found: () => mistake('policy not found'),
  policy_text_missing: () => mistake("'policy' parameter not supplied or empty"),
  policy_not_updatable: ({ policy }) => mistake(`cannot update "${policy}" policy`),
  // The reference quotes the names of the fixed policies, and not that of default.
  policy_not_deletable: ({ policy }) => mistake(`cannot delete ${policy === 'default' ? policy : `"${policy}"`} policy`),
  policy_expiration_and_ttl: () => mistake("cannot supply both 'expiration' and 'ttl' for policies"),
  policy_expiration_past: () => mistake('refusing to update policy as expiration time has already elapsed'),
  policy_cas_missing: () => mistake('check-and-set parameter required for this call'),
  policy_cas_exists: () => mistake('check-and-set parameter set to -1 on existing entry'),
  policy_cas_mismatch: () => mistake('check-and-set parameter did not match the current version'),
  simulated_entity_not_found: ({ entity }) => mistake(`entity "${entity}" could not be found`),
  simulated_operation_unknown: ({ operation }) => mistake(`unknown operation "${operation}"`),
  simulated_path_missing: () => mistake('path must be supplied'),
}
