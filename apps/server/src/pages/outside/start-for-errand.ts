import type { World } from '@postern/engine/world.ts'
import { errandAddress } from '../errands/errand-address.ts'
import type { Errand } from '../errands/errand.ts'
import { findUndecided } from '../errands/find-errand.ts'
import type { PageAnswer, Visit } from '../visit.ts'
import { type OutsideStart, startOutside } from './start-outside.ts'

/** Sends somebody with an errand to the identity provider of a mount. */
export async function startForErrand(
  world: World,
  visit: Visit,
  { name, mount }: { readonly name: string; readonly mount: string },
): Promise<PageAnswer> {
  const open = await findUndecided(world, visit, name)
  if ('answer' in open) return open.answer
  const prompt = promptFor(open.errand)
  return startOutside(world, visit, { mount, role: '', next: { kind: 'errand', name }, prompt, retry: errandAddress(name) })
}

/** Whoever asked for another account gets a choice; an app that wants a fresh sign-in gets one there too. */
function promptFor({ isSwitched, purpose }: Errand): OutsideStart['prompt'] {
  if (isSwitched) return 'select_account'
  if (purpose.kind !== 'authorize') return undefined
  const values = new Map(purpose.entries)
  const words = (values.get('prompt') ?? '').split(' ')
  if (words.includes('select_account')) return 'select_account'
  return words.includes('login') || values.get('max_age') !== undefined ? 'login' : undefined
}
