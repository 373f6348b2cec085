import type { World } from '@postern/engine/world.ts'
import { decideAuthorization } from '../authorize/decide-authorization.ts'
import { isAuthorization } from '../authorize/is-authorization.ts'
import { showAuthorization } from '../authorize/show-authorization.ts'
import { decideDeviceErrand, isForDevice, showDeviceErrand } from '../device/device-errand.ts'
import { problem } from '../problem.ts'
import type { Form, PageAnswer, Visit } from '../visit.ts'
import type { DecideOnce } from './decide-once.ts'
import type { ErrandAct } from './errand-address.ts'
import { findErrand, findUndecided, type OpenErrand } from './find-errand.ts'
import { type FailedAttempt, signInForErrand } from './sign-in-for-errand.ts'
import { switchAccount } from './switch-account.ts'

/** Shows where an errand stands. */
export async function showErrand(
  world: World,
  visit: Visit,
  { name, decideOnce }: { readonly name: string; readonly decideOnce: DecideOnce },
): Promise<PageAnswer> {
  const open = await findUndecided(world, visit, name)
  return 'answer' in open ? open.answer : show(world, visit, { open, decideOnce })
}

/** Does what a form of an errand asks for. The form was found to be ours. */
export async function actOnErrand(
  world: World,
  visit: Visit,
  {
    name,
    act,
    form,
    decideOnce,
  }: { readonly name: string; readonly act: ErrandAct; readonly form: Form; readonly decideOnce: DecideOnce },
): Promise<PageAnswer> {
  // A decision that is sent twice is answered twice; everything else ends with it.
  const open = await (act === 'decide' ? findErrand : findUndecided)(world, visit, name)
  if ('answer' in open) return open.answer
  switch (act) {
    case 'sign-in': {
      const outcome = await signInForErrand(world, visit, { open, form })
      return 'problem' in outcome ? show(world, visit, { open, decideOnce, attempt: outcome }) : outcome
    }
    case 'switch':
      return switchAccount(world, visit, open)
    case 'decide':
      if (isForDevice(open)) return decideDeviceErrand(world, visit, { open, form })
      return isAuthorization(open) ? decideAuthorization(world, visit, { open, form, decideOnce }) : problem('expired', { world })
  }
}

interface Showing {
  readonly open: OpenErrand
  readonly decideOnce: DecideOnce
  readonly attempt?: FailedAttempt
}

async function show(world: World, visit: Visit, { open, ...rest }: Showing): Promise<PageAnswer> {
  if (isForDevice(open)) return showDeviceErrand(world, visit, { ...rest, open })
  if (!isAuthorization(open)) return problem('expired', { world })
  const answer = await showAuthorization(world, visit, { ...rest, open })
  const { purpose, begun } = open.errand
  const tags = purpose.entries.find(([name]) => name === 'ui_locales')?.[1]
  return 'page' in answer && tags !== undefined ? { ...answer, locales: { tags, since: begun.at } } : answer
}
