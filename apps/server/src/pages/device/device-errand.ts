import type { ConsentNeed } from '@postern/engine/oidc-provider/consent/consent-need.ts'
import { consentPreview } from '@postern/engine/oidc-provider/consent/consent-preview.ts'
import { decideDevice, waitingDevice, type WaitingDevice } from '@postern/engine/oidc-provider/device/decide-device.ts'
import type { World } from '@postern/engine/world.ts'
import { errandAddress } from '../errands/errand-address.ts'
import { type Errand, errands, type Purpose } from '../errands/errand.ts'
import type { OpenErrand } from '../errands/find-errand.ts'
import type { FailedAttempt } from '../errands/sign-in-for-errand.ts'
import { problem } from '../problem.ts'
import { signedIn, type SignedIn } from '../signed-in.ts'
import { consentAnswer } from '../views/consent-answer.ts'
import { declinedScopes } from '../views/declined-scopes.ts'
import { notAllowedAnswer } from '../views/not-allowed-answer.ts'
import { signInAnswer } from '../views/sign-in-answer.ts'
import { whatWasShown } from '../views/what-was-shown.ts'
import type { Form, PageAnswer, Visit } from '../visit.ts'

/** An errand that wants to let a device in. */
export interface DeviceErrand extends OpenErrand {
  readonly errand: Errand & { readonly purpose: Extract<Purpose, { kind: 'device' }> }
}

export function isForDevice(open: OpenErrand): open is DeviceErrand {
  return open.errand.purpose.kind === 'device'
}

// A device in somebody else's hands may have sent the person here, so they are asked every time.
const alwaysAsked: ConsentNeed = { isNeeded: true, why: 'prompt', remembered: [], declined: [] }

/** Shows what comes next for a device: sign in, a refusal, or what it would be given. */
export async function showDeviceErrand(
  world: World,
  visit: Visit,
  { open, attempt }: { readonly open: DeviceErrand; readonly attempt?: FailedAttempt | undefined },
): Promise<PageAnswer> {
  const { waiting, who } = await lookAt(world, visit, open)
  if (waiting === undefined) return problem('expired', { world })
  const { facts, refusal } = waiting
  if (who === undefined) {
    const app = facts.client?.display_name ?? facts.client?.name
    return signInAnswer(world, open, { app, why: 'nobody', person: undefined, username: '', ...attempt })
  }
  if (refusal !== undefined) return notAllowedAnswer(world, open, { reason: refusal, facts, who })
  const preview = await consentPreview(world, facts, alwaysAsked)
  const { userCode } = open.errand.purpose
  return consentAnswer(world, open, { preview, need: alwaysAsked, facts, who, deviceCode: userCode })
}

/** The person's word on a device. Of several the first counts. */
export async function decideDeviceErrand(
  world: World,
  visit: Visit,
  { open, form }: { readonly open: DeviceErrand; readonly form: Form },
): Promise<PageAnswer> {
  const { waiting, who } = await lookAt(world, visit, open)
  const { provider, userCode } = open.errand.purpose
  const isAllowed = form.get('decision') === 'allow'
  if (waiting === undefined) return problem('expired', { world })
  if (who === undefined) return isAllowed ? back(open) : over(world, open, 'declined')
  if (isAllowed && form.get('shown') !== (await whatWasShown(world, waiting.facts))) return back(open)

  const declined = isAllowed ? declinedScopes(await consentPreview(world, waiting.facts, alwaysAsked), form) : []
  const isDecided = await decideDevice(world, { provider, userCode, signed: who.signed, isAllowed, declined })
  if (!isDecided) return back(open)
  return over(world, open, isAllowed ? 'done' : 'declined')
}

/** Shows what stands in the way now. */
function back({ name }: DeviceErrand): PageAnswer {
  return { status: 303, location: errandAddress(name) }
}

async function over(world: World, { errand }: DeviceErrand, stage: 'done' | 'declined'): Promise<PageAnswer> {
  await world.storage.write((change) => errands.remove(change, errand.id))
  return { page: { kind: 'device', stage, userCode: '', isWrong: false }, status: 200 }
}

interface Looked {
  readonly waiting: WaitingDevice | undefined
  readonly who: SignedIn | undefined
}

async function lookAt(world: World, visit: Visit, { errand }: DeviceErrand): Promise<Looked> {
  const who = await signedIn(world, visit)
  const { provider, userCode } = errand.purpose
  return { who, waiting: await waitingDevice(world, { provider, userCode, signed: who?.signed }) }
}
