import { readMembers } from '@postern/contract/fields/members.ts'
import { policyDraftFields } from '@postern/contract/fields/policy-fields.ts'
import type { PolicyDraft } from '@postern/engine/policies/simulate.ts'
import { refuse } from '@postern/engine/refusal.ts'

/** A policy that is not saved yet, as it was sent inside a simulation. */
export function sentDraft(sent: Readonly<Record<string, unknown>> | undefined): PolicyDraft | undefined {
  if (sent === undefined) return undefined
  const draft = readMembers(policyDraftFields, sent)
  if (!draft?.policy) return refuse({ code: 'policy_text_missing' })
  return {
    name: draft.name ?? '',
    policy: draft.policy,
    allowsWildcards: draft.allow_wildcards_in_identity_templates,
    allowsSlashes: draft.allow_slashes_in_identity_templates,
  }
}
