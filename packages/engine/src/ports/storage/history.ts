import type { Writes } from './buffered-change.ts'
import { type Reads, wasSeen } from './reads.ts'

/** A change on its way: accepted, perhaps not durable yet. */
export interface Accepted {
  readonly number: number
  readonly keys: readonly string[]
  /** Settles with the change, in the order of the numbers; never rejects. */
  readonly settled: Promise<void>
}

/** The changes that somebody at work has not seen yet. */
export interface History {
  /** Begins looking: gives the number of the last settled change, which a snapshot taken now holds. */
  enter(): number
  leave(moment: number): void
  /** The last change accepted after that moment which wrote to what was read. */
  conflict(reads: Reads, moment: number): Accepted | undefined
  accept(writes: Writes, settled: Promise<void>): Accepted
  settle(accepted: Accepted): void
  /** The last change accepted. */
  last(): Accepted | undefined
}

export function createHistory(): History {
  const changes: Accepted[] = []
  const lastWrite = new Map<string, Accepted>()
  const present = new Map<number, number>()
  let accepted = 0
  let settled = 0
  let latest: Accepted | undefined

  // Nobody present began before the oldest moment, so nobody can conflict with what had settled by then.
  function forget(): void {
    let oldest = settled
    for (const moment of present.keys()) oldest = Math.min(oldest, moment)
    const kept = changes.findIndex(({ number }) => number > oldest)
    for (const change of changes.splice(0, kept === -1 ? changes.length : kept)) {
      for (const key of change.keys) if (lastWrite.get(key) === change) lastWrite.delete(key)
    }
  }

  return {
    enter() {
      present.set(settled, (present.get(settled) ?? 0) + 1)
      return settled
    },
    leave(moment) {
      const others = (present.get(moment) ?? 1) - 1
      if (others > 0) present.set(moment, others)
      else present.delete(moment)
      if (others === 0) forget()
    },
    conflict(reads, moment) {
      let found: Accepted | undefined
      for (const key of reads.keys) {
        const change = lastWrite.get(key)
        if (change && change.number > Math.max(moment, found?.number ?? 0)) found = change
      }
      if (reads.ranges.length === 0) return found
      const since = changes.filter(({ number }) => number > Math.max(moment, found?.number ?? 0))
      return since.findLast(({ keys }) => keys.some((key) => wasSeen({ keys: noKeys, ranges: reads.ranges }, key))) ?? found
    },
    accept(writes, whenSettled) {
      accepted += 1
      const change = { number: accepted, keys: [...writes.keys()], settled: whenSettled }
      changes.push(change)
      for (const key of change.keys) lastWrite.set(key, change)
      latest = change
      return change
    },
    settle(change) {
      settled = change.number
      forget()
    },
    last: () => latest,
  }
}

const noKeys: ReadonlySet<string> = new Set()
