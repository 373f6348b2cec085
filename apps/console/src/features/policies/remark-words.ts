import type { PolicyCheck } from '@postern/contract/resources/policy.ts'

type Remark = PolicyCheck['remarks'][number]

const words: Readonly<Record<string, (remark: Remark) => string>> = {
  grants_nothing: () => 'This stanza has no capabilities, so it grants nothing.',
  deny_cancels_the_rest: () => 'deny cancels every other capability beside it.',
  sudo_alone: () => 'sudo is asked for beside a capability, never in place of one.',
  merged_with: (remark) => `Another stanza${atLine(remark.other)} has the same path; the two are one.`,
  wildcard_is_literal: () => 'A * that is not at the end, or a + that is no whole segment, stands for itself.',
  template_unknown: ({ directive }) => `${String(directive)} is no directive, so the stanza never counts.`,
  number_never_matches: ({ parameter }) =>
    `A number never equals what is sent. Write the values of ${String(parameter)} as text.`,
}

/** What its author may not have meant, in words. */
export function remarkWords(remark: Remark): string {
  return words[remark.code]?.(remark) ?? remark.code.replaceAll('_', ' ')
}

function atLine(other: unknown): string {
  return typeof other === 'object' && other !== null && 'line' in other ? ` (line ${String(other.line)})` : ''
}

/** A check as marks of an editor. */
export function marksOf(check: PolicyCheck | undefined) {
  const { error = null, remarks = [] } = check ?? {}
  return [
    ...(error ? [{ line: error.line, column: error.column, message: error.detail, level: 'error' as const }] : []),
    ...remarks.map((remark) => ({ line: remark.line, message: remarkWords(remark), level: 'warning' as const })),
  ]
}
