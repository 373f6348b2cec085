import type { OpenErrand } from '../errands/find-errand.ts'
import type { AuthorizeErrand } from './judge-errand.ts'

/** Whether an errand wants to give an app a code. */
export function isAuthorization(open: OpenErrand): open is AuthorizeErrand {
  return open.errand.purpose.kind === 'authorize'
}
