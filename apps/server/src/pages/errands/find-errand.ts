import type { World } from '@postern/engine/world.ts'
import { problem } from '../problem.ts'
import type { PageAnswer, Visit } from '../visit.ts'
import { browserIdOf, errandIdOf } from './errand-id.ts'
import { type Errand, errands } from './errand.ts'

/** An errand in the hands of the browser it belongs to. */
export interface OpenErrand {
  readonly errand: Errand
  /** As it stands in addresses. */
  readonly name: string
  readonly browser: string
}

/** The errand with this name, decided or not; a page that says why not, for a stranger or too late. */
export async function findErrand(
  world: World,
  { browser }: Visit,
  name: string,
): Promise<OpenErrand | { readonly answer: PageAnswer }> {
  // The cookie was set on the way here. A browser without any keeps none.
  if (browser === undefined) return { answer: problem('cookies', { world }) }
  const id = await errandIdOf(world, name)
  const errand = id === undefined ? undefined : await world.storage.read((view) => errands.maybe(view, id))
  const isOurs = errand?.browser === (await browserIdOf(world, browser)) && errand.ends > world.clock.now()
  return errand !== undefined && isOurs ? { errand, name, browser } : { answer: problem('expired', { world }) }
}

/** The same, as long as nobody has decided. */
export async function findUndecided(
  world: World,
  visit: Visit,
  name: string,
): Promise<OpenErrand | { readonly answer: PageAnswer }> {
  const found = await findErrand(world, visit, name)
  return 'errand' in found && found.errand.decidedAt !== undefined ? { answer: problem('expired', { world }) } : found
}
