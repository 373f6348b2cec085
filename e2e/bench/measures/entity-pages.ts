import { drive } from '../load/drive.ts'
import { bytesOf } from '../load/http-request.ts'
import { ratio } from '../rounds/figures.ts'
import type { Measure, Trial } from '../rounds/measure.ts'
import { connections, type Stage } from '../stage.ts'
import type { Postern } from '../postern/start-postern.ts'

const pageLength = 100

/** Long lists are read a page at a time, and the last page comes as fast as the first. */
export async function entityPages({ postern, people }: Stage): Promise<Measure> {
  await writeEntities(postern, people)
  const [first, last] = [`first of ${people / pageLength} pages`, `last of ${people / pageLength} pages`]
  return {
    trials: [pageTrial(postern, first, ''), pageTrial(postern, last, nameOf(people - pageLength - 1))],
    goals: [
      {
        what: `A list of ${people.toLocaleString('en')} entities: its last page to its first, in time`,
        unit: 'times',
        atMost: 2,
        figure: ratio(first, last),
      },
    ],
  }
}

const nameOf = (number: number) => `person-${String(number).padStart(7, '0')}`

async function writeEntities({ port, rootToken }: Postern, count: number): Promise<void> {
  let written = 0
  const next = (): Buffer | undefined => {
    if (written === count) return undefined
    const number = written++
    const body = JSON.stringify({ name: nameOf(number), metadata: { team: `team-${number % 100}` } })
    return bytesOf({ method: 'POST', path: '/v1/identity/entity', headers: { 'X-Vault-Token': rootToken }, body })
  }
  const { errors } = await drive({ port, connections: 2 * connections, next })
  if (errors > 0) throw new Error(`${errors} of ${count} entities could not be written`)
}

function pageTrial({ port, rootToken }: Postern, name: string, after: string): Trial {
  const query = new URLSearchParams({ list: 'true', limit: String(pageLength), after })
  const request = bytesOf({ path: `/v1/identity/entity/name?${query.toString()}`, headers: { 'X-Vault-Token': rootToken } })
  return { name, run: (seconds) => drive({ port, connections, seconds, next: () => request }) }
}
