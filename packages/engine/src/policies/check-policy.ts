import { parseDocument } from './hcl/parse-document.ts'
import { printHcl } from './hcl/print-hcl.ts'
import { parsePolicy } from './parse-policy.ts'
import type { Stanza } from './policy.ts'
import { type PolicyRemark, remarksOn } from './policy-remarks.ts'
import { decodedPolicyText } from './policy-text.ts'
import type { PolicyInvalid } from './reasons.ts'

/** What an editor shows of a text before it is saved. */
export type PolicyCheck =
  | { readonly invalid: PolicyInvalid }
  | {
      readonly stanzas: readonly Stanza[]
      readonly remarks: readonly PolicyRemark[]
      /** The text in its canonical form, comments included; JSON stays as it is. */
      readonly formatted: string
    }

/** Reads a text as a policy, remarks on what may not be meant, and lays it out anew. */
export function checkPolicy(sent: string): PolicyCheck {
  const text = decodedPolicyText(sent)
  const parsed = parsePolicy(text)
  if ('invalid' in parsed) return parsed
  const document = parseDocument(text)
  const formatted = 'fault' in document || document.isJson ? text : printHcl(document.tree)
  return { stanzas: parsed.stanzas, remarks: remarksOn(parsed.stanzas), formatted }
}
