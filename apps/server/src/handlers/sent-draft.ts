import { flag } from '@postern/contract/fields/boolean.ts'
import { text } from '@postern/contract/fields/text.ts'
import type { PolicyDraft } from '@postern/engine/policies/simulate.ts'
import { refuse } from '@postern/engine/refusal.ts'
import { z } from 'zod'

const draft = z.object({
  name: text,
  policy: text,
  allow_wildcards_in_identity_templates: flag,
  allow_slashes_in_identity_templates: flag,
})

/** A policy that is not saved yet, as it was sent inside a simulation. */
export function sentDraft(sent: Readonly<Record<string, unknown>> | undefined): PolicyDraft | undefined {
  if (sent === undefined) return undefined
  const parsed = draft.safeParse(sent)
  if (!parsed.success || !parsed.data.policy) return refuse({ code: 'policy_text_missing' })
  return {
    name: parsed.data.name ?? '',
    policy: parsed.data.policy,
    allowsWildcards: parsed.data.allow_wildcards_in_identity_templates,
    allowsSlashes: parsed.data.allow_slashes_in_identity_templates,
  }
}
