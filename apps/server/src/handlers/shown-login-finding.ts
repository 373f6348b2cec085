import type { Finding as ShownFinding } from '@postern/contract/resources/finding.ts'
import type { Finding } from '@postern/engine/finding.ts'
import type { Reason } from '@postern/engine/refusal.ts'
import { wordingOf } from '../wording/word.ts'
import { shownFinding } from './shown-finding.ts'

/** A finding of a login, with what the login itself would have answered. */
export function shownLoginFinding(finding: Finding<Reason>): ShownFinding {
  return shownFinding(finding, loginText)
}

/** What a login refused for this reason answers. */
export function loginText(reason: Reason): string {
  return wordingOf(reason).errors?.join('; ') ?? ''
}
