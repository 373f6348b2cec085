import { drive } from '../load/drive.ts'
import { bytesOf } from '../load/http-request.ts'
import { inTurn } from '../load/in-turn.ts'
import { ratio } from '../rounds/figures.ts'
import type { Measure } from '../rounds/measure.ts'
import { connections, type Stage } from '../stage.ts'

const objects = 256

/** A change of one object, answered when it is on the disk, beside bare rows in SQLite. */
export function durableWrites({ postern: { port, rootToken }, ceilings }: Stage): Measure {
  const body = JSON.stringify({ policy: 'path "secret/data/*" { capabilities = ["read"] }' })
  const headers = { 'X-Vault-Token': rootToken }
  const next = inTurn(
    Array.from({ length: objects }, (_, number) =>
      bytesOf({ method: 'POST', path: `/v1/sys/policies/acl/bench-written-${number}`, headers, body }),
    ),
  )
  return {
    trials: [
      { name: 'bare SQLite rows', run: (seconds) => ceilings.commits(seconds) },
      {
        name: 'durable write',
        run: (seconds) => drive({ port, connections, seconds, next, isRight: ({ status }) => status === 204 }),
      },
    ],
    goals: [
      {
        what: 'Durable write of a policy to bare rows in SQLite',
        unit: 'times',
        atLeast: 0.25,
        figure: ratio('durable write', 'bare SQLite rows'),
      },
    ],
  }
}
