import type { PolicyCheck } from '@postern/contract/resources/policy.ts'
import { checkPolicy } from '@postern/engine/policies/check-policy.ts'

/** What an editor shows of a text before it is saved. */
export function checkedPolicy(text: string): PolicyCheck {
  const check = checkPolicy(text)
  if ('invalid' in check) {
    const { detail, line, column } = check.invalid
    return { valid: false, error: { detail, line, column }, remarks: [], formatted: text }
  }
  const remarks = check.remarks.map(({ position, ...remark }) => ({ ...remark, ...position }))
  return { valid: true, error: null, remarks, formatted: check.formatted }
}
