import type { TemplateProblemView } from '@postern/contract/resources/oidc-preview.ts'

const words: Readonly<Record<string, (subject: string, scopes: string) => string>> = {
  unbalanced: () => 'Each {{ wants one }}, and a }} of plain JSON is read as its end: put a blank between the two braces.',
  unknown_directive: (subject) => `${subject} is no directive. The editor offers those there are.`,
  alias_selector: (subject) => `${subject} does not say which part of the alias: add .name, .id, .metadata or .custom_metadata.`,
  groups_directive: (subject) => `${subject} only works in policies. Use identity.entity.groups.names here.`,
  time_selector: (subject) => `${subject} is no moment. Use time.now.`,
  time_operand: () => 'Say how much: time.now.plus.1h',
  time_operator: (subject) => `${subject} is neither plus nor minus.`,
  duration: (subject) => `${subject} is no duration. Write 90s, 1h30m or 2d.`,
  quoted_directive: (subject) => `${subject} brings its own quotes; take away those around it.`,
  not_json: (subject) => `This is no JSON object${subject ? `: ${subject}` : ''}.`,
  not_an_object: () => 'Filled in, it is no JSON object, so it says nothing.',
  reserved_claim: (subject) => `${subject} belongs to the protocol and is left out.`,
  broken_by_values: () => 'A list or an object stands inside quotes. It works only while it is empty.',
  no_person: () => 'It asks for a person, and there is none.',
  wrong_type: (subject) => `The value of ${subject} is not of the type it is to be.`,
  conflict: (subject, scopes) => `${subject} is also given by ${scopes}: a request for both is refused.`,
  claim_conflict: (subject, scopes) => `${subject} is also given by ${scopes}: a request for both is refused.`,
  empty_value: (subject) => `${subject} is empty for this person.`,
}

/** What is wrong with a template, in words. */
export function problemWords({ code, subject = '', scopes = [] }: TemplateProblemView): string {
  return words[code]?.(subject, scopes.join(', ')) ?? [code.replaceAll('_', ' '), subject].filter(Boolean).join(': ')
}
