import type { Acl } from '#policies/acl/acl.ts'
import { compileAcl } from '#policies/acl/compile-acl.ts'
import type { TemplateSubject } from '#policies/acl/directive.ts'
import { preparePolicy } from '#policies/acl/prepare-policy.ts'
import { parsePolicy } from '#policies/parse-policy.ts'
import type { Policy } from '#policies/policy.ts'

/** A policy from its text; a text that is none is the test's mistake. */
export function policyFrom(text: string, more: Partial<Policy> = {}): Policy {
  const parsed = parsePolicy(text)
  if ('invalid' in parsed) throw new Error(parsed.invalid.detail)
  return { name: 'p1', stanzas: parsed.stanzas, allowsWildcards: false, allowsSlashes: false, ...more }
}

/** An ACL of policies p1, p2, … */
export function aclFrom(...texts: readonly string[]): Acl {
  return compileAcl({ policies: texts.map((text, index) => preparePolicy(policyFrom(text, { name: `p${index + 1}` }))), now: 0 })
}

/** An ACL of one policy for an entity. */
export function aclFor(subject: TemplateSubject | undefined, text: string, more: Partial<Policy> = {}): Acl {
  return compileAcl({ policies: [preparePolicy(policyFrom(text, more))], subject, now: 0 })
}
