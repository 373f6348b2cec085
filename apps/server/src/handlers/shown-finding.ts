import type { Finding as ShownFinding, Fix as ShownFix } from '@postern/contract/resources/finding.ts'
import type { Finding, Fix } from '@postern/engine/finding.ts'

/** What a rule found, in the names of the wire, with the words the endpoint itself would use. */
export function shownFinding<Why extends { readonly code: string }>(
  { rule, verdict, reason, expected = null, received = null, fixes = [] }: Finding<Why>,
  messageOf: (reason: Why) => string,
): ShownFinding {
  return {
    rule,
    verdict,
    code: reason?.code ?? null,
    message: reason === undefined ? null : messageOf(reason),
    expected,
    received,
    fixes: fixes.map(shownFix),
  }
}

function shownFix({ on, patch, advice, widensAccess }: Fix): ShownFix {
  return { on, patch: patch === undefined ? null : { ...patch }, advice, widens_access: widensAccess }
}
