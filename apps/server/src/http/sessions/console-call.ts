import { backgroundHeader, consoleHeader } from '@postern/contract/resources/session.ts'
import { refuseWith } from '../edge-refusal.ts'
import { isSameOrigin } from '../ui/same-origin.ts'
import type { UiRequest } from '../ui/ui-answer.ts'

/** Refuses what another site could have sent: only our own pages can add this header (spec/security.md 8.3). */
export function refuseForeign(request: UiRequest, ownOrigin: string): void {
  const isMarked = request.headers[consoleHeader.name.toLowerCase()] === consoleHeader.value
  if (!isMarked || !isSameOrigin(request, ownOrigin)) refuseWith(403, 'this address answers the console only')
}

/** Whether a person did something, and not a page by itself. */
export function isUse({ headers }: UiRequest): boolean {
  return headers[backgroundHeader.name.toLowerCase()] === undefined
}
