import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import type { Passwords } from '@postern/engine/ports/passwords.ts'
import { refuse } from '@postern/engine/refusal.ts'
import type { PasswordJob } from './password-worker.ts'

interface Waiting {
  readonly job: PasswordJob
  resolve(answer: unknown): void
  reject(error: Error): void
}

interface Limits {
  readonly workers?: number
  /** Jobs that wait at most; a caller beyond them is told to come back. */
  readonly queue?: number
}

/**
 * bcrypt in worker threads of its own: on the shared thread pool eight hashes in flight would cut signing from 2,100/s
 * to 29/s. Threads start when first needed.
 */
export function createPasswords(limits: Limits = {}): Passwords & { close(): Promise<void> } {
  const most = limits.workers ?? Math.max(1, availableParallelism() - 1)
  const longest = limits.queue ?? 64 * most
  const idle: Worker[] = []
  const busy = new Map<Worker, Waiting>()
  const queue: Waiting[] = []

  function start(): Worker {
    const worker = new Worker(new URL('./password-worker.ts', import.meta.url))
    worker.on('message', (answer) => {
      busy.get(worker)?.resolve(answer)
      next(worker)
    })
    worker.on('error', (error) => {
      busy.get(worker)?.reject(error instanceof Error ? error : new Error('the password thread ended'))
      busy.delete(worker)
      const waiting = queue.shift()
      if (waiting) run(start(), waiting)
    })
    return worker
  }

  // Only work under way keeps the process alive.
  function run(worker: Worker, waiting: Waiting): void {
    busy.set(worker, waiting)
    worker.ref()
    worker.postMessage(waiting.job)
  }

  function next(worker: Worker): void {
    const waiting = queue.shift()
    if (waiting) {
      run(worker, waiting)
      return
    }
    busy.delete(worker)
    worker.unref()
    idle.push(worker)
  }

  function submit(job: PasswordJob): Promise<unknown> {
    if (queue.length >= longest) refuse({ code: 'busy', what: 'password hashing' })
    return new Promise((resolve, reject) => {
      const waiting = { job, resolve, reject }
      const worker = idle.pop() ?? (busy.size < most ? start() : undefined)
      if (worker) run(worker, waiting)
      else queue.push(waiting)
    })
  }

  return {
    hash: async (password) => String(await submit({ password })),
    matches: async (password, hash) => (await submit({ password, hash })) === true,
    close: async () => {
      await Promise.all([...idle, ...busy.keys()].map((worker) => worker.terminate()))
    },
  }
}
