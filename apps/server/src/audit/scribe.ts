import { randomUUID } from 'node:crypto'
import { chained, newChain } from '@postern/engine/audit/chain.ts'
import { chainStartText } from '@postern/engine/audit/chain-start.ts'
import type { AuditSink, ChainHead } from '@postern/engine/ports/audit-log.ts'
import type { Cipher } from '@postern/engine/ports/cipher.ts'
import type { Clock } from '@postern/engine/ports/clock.ts'
import { openOutlet, type Outlet } from './outlet.ts'
import { withinSeconds } from './within-seconds.ts'

/** A record that was not written. */
export class AuditFailure extends Error {
  override readonly name = 'AuditFailure'
}

/** Writes the records of one sink, all that came together in one go. */
export interface Scribe {
  append(record: string): Promise<void>
  head(): ChainHead | undefined
  /** Opens the file anew before the next record, since it may have been moved away. */
  reopen(): void
  close(): Promise<void>
}

export interface ScribeParts {
  readonly cipher: Pick<Cipher, 'sha256'>
  readonly clock: Clock
  /** Folders that no record is written to. */
  readonly forbidden: readonly string[]
}

interface Waiting {
  readonly record: string
  done(): void
  fail(error: Error): void
}

/** A blocked device counts as failed after so long (spec/security.md 9.3). */
const patience = 5

/** Records that may wait for a device that is slow. */
const most = 10_000

export function createScribe(sink: AuditSink, parts: ScribeParts): Scribe {
  let outlet: Outlet | undefined
  let head: ChainHead | undefined
  let waiting: Waiting[] = []
  let isStale = false
  let isStuck = false
  let working: Promise<void> | undefined

  /** A chain goes on in a new file; where it is not known what became of the last record, another begins. */
  async function opened(): Promise<Outlet> {
    if (outlet !== undefined && !isStale) return outlet
    await outlet?.close()
    outlet = undefined
    isStale = false
    const fresh = await openOutlet(sink, parts.forbidden)
    if (head === undefined) {
      const time = new Date(parts.clock.millis()).toISOString()
      const start = { time, follows: fresh.tail.head, anchors: [...(await sink.anchors())], torn: fresh.tail.torn }
      const first = chained(parts.cipher, newChain(randomUUID()), chainStartText(start))
      await fresh.write(first.line)
      head = first.head
    }
    outlet = fresh
    return fresh
  }

  async function writeAll(records: readonly string[]): Promise<void> {
    const place = await opened()
    let end = head
    let text = ''
    for (const record of records) {
      if (end === undefined) throw new AuditFailure('a chain has no beginning')
      const next = chained(parts.cipher, end, record)
      text += next.line
      end = next.head
    }
    await place.write(text)
    head = end
  }

  async function work(): Promise<void> {
    while (waiting.length > 0) {
      const batch = waiting
      waiting = []
      const writing = writeAll(batch.map(({ record }) => record))
      try {
        await withinSeconds(patience, writing)
        for (const { done } of batch) done()
      } catch (error) {
        const failure = new AuditFailure(error instanceof Error ? error.message : String(error), { cause: error })
        for (const { fail } of [...batch, ...waiting]) fail(failure)
        waiting = []
        // Nobody waits five seconds more for what is known to be blocked.
        isStuck = true
        await writing.catch(() => undefined)
        await forget()
        isStuck = false
      }
    }
  }

  /** Whatever was written half is left behind. */
  async function forget(): Promise<void> {
    const old = outlet
    outlet = undefined
    head = undefined
    await old?.close().catch(() => undefined)
  }

  return {
    append: (record) =>
      new Promise((done, fail) => {
        if (isStuck || waiting.length >= most) return fail(new AuditFailure('the device is too slow'))
        waiting.push({ record, done, fail })
        working ??= work().finally(() => {
          working = undefined
        })
      }),
    head: () => head,
    reopen() {
      isStale = true
    },
    async close() {
      await working
      await outlet?.close()
      outlet = undefined
    },
  }
}
