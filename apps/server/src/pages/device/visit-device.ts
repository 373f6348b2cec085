import { waitingDevice } from '@postern/engine/oidc-provider/device/decide-device.ts'
import { countRequest } from '@postern/engine/quotas/count-request.ts'
import { newCookieValue } from '@postern/engine/sessions/cookie-value.ts'
import type { World } from '@postern/engine/world.ts'
import { keepErrand } from '../errands/keep-errand.ts'
import { formTarget } from '../form-token.ts'
import { problem } from '../problem.ts'
import { signedIn } from '../signed-in.ts'
import type { Form, PageAnswer, Visit } from '../visit.ts'

interface DeviceVisit {
  readonly provider: string
  /** The address of this provider's page for devices. */
  readonly action: string
}

// A user code has 34 bits: nobody guesses one in the ten minutes it lives, as long as attempts are few (RFC 8628 5.1).
// The space keeps it apart from limits that people name.
const guesses = { name: ' user code', rate: 30, interval: 600, blockInterval: 0 }

/** Asks for the code that a device shows, or whether it shows this one. */
export async function showDevice(
  world: World,
  visit: Visit,
  { action, userCode, isWrong = false }: DeviceVisit & { readonly userCode: string; readonly isWrong?: boolean },
): Promise<PageAnswer> {
  const browser = visit.browser ?? newCookieValue(world)
  return {
    page: { kind: 'device', stage: 'enter', userCode, isWrong, form: await formTarget(world, browser, action) },
    status: isWrong ? 400 : 200,
    ...(visit.browser === undefined ? { browser } : {}),
    ...(isWrong ? {} : { here: userCode === '' ? action : `${action}?user_code=${encodeURIComponent(userCode)}` }),
  }
}

/** Goes on with the code somebody confirmed. */
export async function beginDevice(
  world: World,
  visit: Visit,
  { provider, action, form }: DeviceVisit & { readonly form: Form },
): Promise<PageAnswer> {
  const userCode = form.get('user_code') ?? ''
  if (countRequest(world, guesses, visit.remoteAddress).isOver) return problem('too_many', { world })
  const who = await signedIn(world, visit)
  const waiting = await waitingDevice(world, { provider, userCode, signed: who?.signed })
  if (waiting === undefined) return showDevice(world, visit, { provider, action, userCode, isWrong: true })
  const begun = { at: world.clock.now(), tokenId: who?.signed.tokenId ?? '' }
  return keepErrand(world, visit, { purpose: { kind: 'device', provider, userCode }, begun, isPost: true })
}
