import type { ApproleWarning } from '@postern/engine/auth/approle/write-role.ts'
import { approleWarningText } from '../wording/approle.ts'
import type { DataReply } from './handlers.ts'

/** Nothing to say of a role that was written, unless there are warnings. */
export function approleWritten(warnings: readonly ApproleWarning[]): DataReply<undefined> | undefined {
  return warnings.length > 0 ? { warnings: warnings.map(approleWarningText) } : undefined
}
