import { endSession } from '@postern/engine/sessions/end-session.ts'
import type { World } from '@postern/engine/world.ts'
import type { PageAnswer, Visit } from '../visit.ts'
import { errandAddress } from './errand-address.ts'
import { errands } from './errand.ts'
import type { OpenErrand } from './find-errand.ts'

/** Ends the sign-in, so that the errand goes on as somebody else. */
export async function switchAccount(world: World, { session }: Visit, { errand, name }: OpenErrand): Promise<PageAnswer> {
  if (session !== undefined) await endSession(world, 'apps', session)
  await world.storage.write(async (change) => {
    const current = await errands.maybe(change, errand.id)
    if (current !== undefined) await errands.put(change, { ...current, isSwitched: true })
  })
  return { status: 303, location: errandAddress(name), session: 'ended' }
}
