import { holdPushedRequest } from '@postern/engine/oidc-provider/pushed/pushed-request.ts'
import { newCookieValue } from '@postern/engine/sessions/cookie-value.ts'
import type { World } from '@postern/engine/world.ts'
import type { PageAnswer, Visit } from '../visit.ts'
import { browserIdOf, errandIdOf, newErrandName } from './errand-id.ts'
import { type Errand, errandLifetime, errands, mostErrands } from './errand.ts'
import { errandAddress } from './errand-address.ts'

/** Keeps what somebody came for, and sends their browser to it: the address holds nothing but its name. */
export async function keepErrand(
  world: World,
  visit: Visit,
  { isPost, ...rest }: Pick<Errand, 'purpose' | 'begun'> & { readonly isPost: boolean },
): Promise<PageAnswer> {
  const browser = visit.browser ?? newCookieValue(world)
  const name = newErrandName(world)
  const id = await errandIdOf(world, name)
  if (id === undefined) throw new Error('a new name has the form of a name')
  const ends = world.clock.now() + errandLifetime
  const errand: Errand = { ...rest, id, browser: await browserIdOf(world, browser), isSwitched: false, ends }
  await world.storage.write((change) => errands.put(change, errand))
  // What was pushed lives for a minute; the person has longer than that.
  if (rest.purpose.kind === 'authorize' && rest.purpose.pushedId !== undefined)
    await holdPushedRequest(world, rest.purpose.pushedId, ends)
  await dropSurplus(world)
  return { status: isPost ? 303 : 302, location: errandAddress(name), ...(visit.browser === undefined ? { browser } : {}) }
}

/** Now and then, apart from the write that adds: it would conflict with every other one. */
async function dropSurplus(world: World): Promise<void> {
  const [dice = 0] = world.chance.bytes(1)
  if (dice !== 0) return
  const surplus = await world.storage.read(async (view) => {
    const ids = await errands.list(view, { limit: mostErrands + 1000 })
    return ids.slice(0, Math.max(0, ids.length - mostErrands))
  })
  if (surplus.length === 0) return
  await world.storage.write(async (change) => {
    for (const id of surplus) await errands.remove(change, id)
  })
}
