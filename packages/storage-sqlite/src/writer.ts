import { Worker } from 'node:worker_threads'
import type { Writes } from '@postern/engine/ports/storage/buffered-change.ts'
import { packed } from './packed.ts'
import { askToStop, createSignal, type Signal } from './signal.ts'

/** What the threads of a storage are given. */
export interface WriterData {
  readonly file: string
  readonly signal: Signal
}

/** What the writer thread answers: how many changes are done, and which of them failed. */
export interface WriterReply {
  readonly done: number
  readonly failures: readonly { readonly at: number; readonly message: string }[]
}

/** The queue to the writer thread. */
export interface Writer {
  /** Resolves when the thread can write, and rejects when it cannot. */
  readonly ready: Promise<void>
  apply(writes: Writes): Promise<void>
  stopCheckpoints(): Promise<void>
  close(): Promise<void>
}

/** Starts the threads that write. `committed` is called before the changes of a commit resolve. */
export function startWriter(file: string, committed: () => void): Writer {
  const data: WriterData = { file, signal: createSignal() }
  const thread = new Worker(new URL('./writer-worker.ts', import.meta.url), { workerData: data })
  const checkpoints = new Worker(new URL('./checkpoint-worker.ts', import.meta.url), { workerData: data })
  const checkpointsEnded = endOf(checkpoints)
  const threadEnded = endOf(thread)
  const ready = Promise.withResolvers<void>()
  const underWay: PromiseWithResolvers<void>[] = []
  let queue: Writes[] = []
  let failure: Error | undefined

  function send(): void {
    const message = packed(queue)
    queue = []
    thread.postMessage(message, [message.bytes.buffer, message.lengths.buffer, message.expiries.buffer])
  }

  function fail(cause: unknown): void {
    failure ??= new Error('the writer of the storage has stopped', { cause })
    for (const change of [ready, ...underWay.splice(0)]) change.reject(failure)
  }

  thread.on('message', ({ done, failures }: WriterReply) => {
    ready.resolve()
    committed()
    const changes = underWay.splice(0, done)
    for (const { at, message } of failures) changes[at]?.reject(new Error(`the storage could not write: ${message}`))
    for (const change of changes) change.resolve()
  })
  thread.on('error', fail)
  thread.on('exit', () => fail(new Error('its thread has ended')))
  checkpoints.on('error', fail)

  return {
    ready: ready.promise,
    apply(writes) {
      if (failure) return Promise.reject(failure)
      const change = Promise.withResolvers<void>()
      underWay.push(change)
      if (queue.push(writes) === 1) queueMicrotask(send)
      return change.promise
    },
    async stopCheckpoints() {
      askToStop(data.signal)
      await checkpointsEnded
    },
    async close() {
      thread.postMessage('close')
      await threadEnded
    },
  }
}

function endOf(thread: Worker): Promise<void> {
  return new Promise((resolve) => {
    thread.once('exit', () => resolve())
  })
}
