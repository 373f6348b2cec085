import type { ClientAccess } from '@postern/contract/resources/oidc-access.ts'
import { entities } from '#identity/entity.ts'
import { foldedName } from '#identity/name-forms.ts'
import type { View } from '#ports/storage.ts'
import type { Filed } from '#storage/collection.ts'
import type { World } from '#world.ts'
import { allowAll } from '../assignments/assignment.ts'
import { maybeClient } from '../clients/client.ts'
import { assignmentStep } from './access-path.ts'
import { type WaysIn, waysIn } from './ways-in.ts'

/** Which people of a client are asked for. */
export interface PeopleQuery {
  /** Where the page before ended. */
  readonly after?: string | undefined
  /** 0 or less for all. */
  readonly limit?: number | undefined
  /** Only people whose name contains this, in any case. */
  readonly filter?: string | undefined
  /** Only people let in by this assignment or group. */
  readonly via?: string | undefined
  readonly isCounted: boolean
}

/** A page of the people who may sign in to a client, by name, each with the path that lets them in. */
export async function clientPeople(
  { storage }: World,
  name: string,
  { after = '', limit = 0, filter = '', via = '', isCounted }: PeopleQuery,
): Promise<ClientAccess | undefined> {
  return storage.read(async (view) => {
    const client = await maybeClient(view, name)
    if (client === undefined) return undefined
    const ways = await waysIn(view, client, via)
    const most = limit > 0 ? limit : Number.MAX_SAFE_INTEGER
    const found = await firstOf(peopleByName(view, { ways, filter, after }), most)
    return {
      everyone: client.assignments.includes(allowAll),
      people: await shown(view, found.slice(0, most), ways),
      ...(isCounted ? { total: (await firstOf(peopleByName(view, { ways, filter, after: '' }), mostCounted - 1)).length } : {}),
      ...(found.length > most ? { next: found[most - 1]?.value ?? '' } : {}),
    }
  })
}

const mostCounted = 10_000
const batchSize = 1000

interface Wanted {
  readonly ways: WaysIn
  readonly filter: string
  readonly after: string
}

/** The folded names and ids of the people, in the order of names. */
async function* peopleByName(view: View, { ways, filter, after }: Wanted): AsyncGenerator<Filed> {
  const wanted = foldedName(filter)
  const isWanted = ({ value, id }: Filed) => value.includes(wanted) && (ways === 'everyone' || ways.has(id))
  if (ways !== 'everyone' && ways.size <= batchSize) {
    yield* (await namesOf(view, ways)).filter((person) => person.value > after && isWanted(person))
    return
  }
  for (let from = after; ; ) {
    const batch = await entities.filed(view, 'byName', { limit: batchSize, ...(from === '' ? {} : { after: from }) })
    yield* batch.filter(isWanted)
    const last = batch.at(-1)
    if (batch.length < batchSize || last === undefined) return
    from = last.value
  }
}

// A few people are read and sorted; walking all names to find them would take long where many live.
async function namesOf(view: View, ways: Exclude<WaysIn, 'everyone'>): Promise<readonly Filed[]> {
  const found = await entities.maybeMany(view, [...ways.keys()])
  return found
    .flatMap((entity) => (entity === undefined ? [] : [{ value: foldedName(entity.name), id: entity.id }]))
    .toSorted((one, other) => (one.value < other.value ? -1 : 1))
}

/** The first of them, and one more if there is one. */
async function firstOf(people: AsyncGenerator<Filed>, most: number): Promise<readonly Filed[]> {
  const found: Filed[] = []
  for await (const person of people) {
    found.push(person)
    if (found.length > most) break
  }
  return found
}

async function shown(view: View, people: readonly Filed[], ways: WaysIn): Promise<ClientAccess['people']> {
  const found = await entities.maybeMany(
    view,
    people.map(({ id }) => id),
  )
  return found.flatMap((entity) => {
    if (entity === undefined) return []
    const path = ways === 'everyone' ? [assignmentStep(allowAll)] : (ways.get(entity.id) ?? [])
    return [{ id: entity.id, name: entity.name, disabled: entity.isDisabled, path }]
  })
}
