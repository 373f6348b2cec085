import type { Change, Changed, Storage, View } from '../storage.ts'
import { bufferedChange, type Writes } from './buffered-change.ts'
import { createHistory } from './history.ts'
import { noting } from './reads.ts'

/** What a store of one process must offer: snapshots, and a queue of writes. */
export interface Backing {
  /** The map with every change whose `apply` has resolved, held still until released. */
  snapshot(): Snapshot
  /** Makes the writes durable, in the order of the calls. */
  apply(writes: Writes): Promise<void>
}

export interface Snapshot {
  readonly view: View
  release(): void
}

const optimisticTries = 3

/**
 * Makes serializable transactions of snapshots and a queue. `work` runs against a snapshot; what it has read is then
 * compared with what was accepted since, and if nothing of it was written to, its writes join the queue: the order of
 * the queue is the serial order. Who loses too often goes alone, so that everybody is served.
 */
export function serializable(backing: Backing): Pick<Storage, 'read' | 'write' | 'onChange' | 'close'> {
  const history = createHistory()
  const listeners = new Set<(changed: Changed) => void>()
  const running = new Set<Promise<unknown>>()
  let alone: Promise<void> | undefined
  let hasClosed = false

  function tracked<T>(task: Promise<T>): Promise<T> {
    running.add(task)
    const forget = () => running.delete(task)
    task.then(forget, forget)
    return task
  }

  function refuseWhenClosed(): void {
    if (hasClosed) throw new Error('the storage is closed')
  }

  async function lookAndWork<T>(work: (view: View) => Promise<T>): Promise<T> {
    const { view, release } = backing.snapshot()
    try {
      return await work(view)
    } finally {
      release()
    }
  }

  function accept(writes: Writes): Promise<void> {
    const applied = backing.apply(writes)
    const settled = applied.catch(ignore).then(() => {
      history.settle(change)
      // A failed write may have reached the disk all the same, so its keys count as changed too.
      for (const listener of listeners) listener(change.keys)
    })
    const change = history.accept(writes, settled)
    return settled.then(() => applied)
  }

  /** Tries once; gives the result, or what to wait for before the next try. */
  async function attempt<T>(work: (change: Change) => Promise<T>, turn?: Promise<void>): Promise<Attempt<T>> {
    const moment = history.enter()
    try {
      const snapshot = backing.snapshot()
      const { view, reads } = noting(snapshot.view)
      const change = bufferedChange(view)
      let result: T
      try {
        result = await work(change)
      } finally {
        change.end()
        snapshot.release()
      }
      if (change.writes.size === 0) return { result, durable: undefined }
      while (alone && alone !== turn) await alone
      // From here to `accept` nothing may wait: what was compared must still be true when the change is accepted.
      const conflict = history.conflict(reads, moment)
      return conflict ? { lostTo: conflict.settled } : { result, durable: accept(change.writes) }
    } finally {
      history.leave(moment)
    }
  }

  async function attemptAlone<T>(work: (change: Change) => Promise<T>): Promise<Attempt<T>> {
    while (alone) await alone
    const { promise, resolve } = Promise.withResolvers<void>()
    alone = promise
    try {
      await history.last()?.settled
      return await attempt(work, promise)
    } finally {
      alone = undefined
      resolve()
    }
  }

  async function changeAndWork<T>(work: (change: Change) => Promise<T>): Promise<T> {
    for (let tries = 0; ; tries += 1) {
      const outcome = tries < optimisticTries ? await attempt(work) : await attemptAlone(work)
      if ('lostTo' in outcome) {
        await outcome.lostTo
        continue
      }
      await outcome.durable
      return outcome.result
    }
  }

  return {
    async read(work) {
      refuseWhenClosed()
      return tracked(lookAndWork(work))
    },
    async write(work) {
      refuseWhenClosed()
      return tracked(changeAndWork(work))
    },
    onChange(listener) {
      listeners.add(listener)
      return () => {
        listeners.delete(listener)
      }
    },
    async close() {
      hasClosed = true
      await Promise.allSettled(running)
      await history.last()?.settled
    },
  }
}

type Attempt<T> = { readonly result: T; readonly durable: Promise<void> | undefined } | { readonly lostTo: Promise<void> }

function ignore(): void {}
