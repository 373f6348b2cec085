import { setTimeout as wait } from 'node:timers/promises'
import { openConnection, type Connection, type Reply } from './connection.ts'
import type { Sample } from './sample.ts'

/** What to send, to whom, and for how long. */
export interface Load {
  readonly port: number
  readonly connections: number
  /** The next request; undefined when there is none left, which ends the load early. */
  readonly next: () => Buffer | undefined
  /** Whether a reply is the one that was hoped for: by its status, unless said. */
  readonly isRight?: (reply: Reply) => boolean
  readonly seconds?: number
  /** Requests per second at most. Without it every connection sends again as soon as it is answered. */
  readonly pace?: number
}

/** Puts a load on a server and tells how it went. */
export async function drive({ port, connections, next, isRight = isOk, seconds = Infinity, pace }: Load): Promise<Sample> {
  const lines = await Promise.all(Array.from({ length: connections }, () => openConnection(port)))
  const latencies: number[] = []
  let errors = 0
  let sent = 0
  const begin = performance.now()
  const end = begin + seconds * 1000

  async function useLine(line: Connection): Promise<void> {
    while (performance.now() < end) {
      const due = pace === undefined ? undefined : begin + (sent * 1000) / pace
      const request = next()
      if (request === undefined) return
      sent += 1
      if (due !== undefined) await until(due)
      const start = performance.now()
      const reply = await line.send(request).catch(() => undefined)
      if (reply === undefined || !isRight(reply)) errors += 1
      if (reply === undefined) return
      latencies.push(performance.now() - start)
    }
  }

  await Promise.all(lines.map(useLine))
  const elapsed = performance.now() - begin
  for (const line of lines) line.close()
  return { rate: (1000 * latencies.length) / elapsed, errors, latencies: Float64Array.from(latencies).toSorted() }
}

function isOk({ status }: Reply): boolean {
  return status === 200
}

async function until(moment: number): Promise<void> {
  const left = moment - performance.now()
  if (left > 0) await wait(left)
}
