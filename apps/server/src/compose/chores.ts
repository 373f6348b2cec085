import { setTimeout as wait } from 'node:timers/promises'

/** Work that goes on by itself. */
export interface Chore {
  readonly name: string
  /** Seconds from the end of one run to the beginning of the next. */
  readonly every: number
  run(): Promise<unknown>
}

export interface ChoreParts {
  /** Nothing is done while the server is sealed. */
  readonly isIdle: () => boolean
  /** A chore that failed is tried again at its next turn. */
  readonly onFailure: (chore: string, error: unknown) => void
}

/** Begins the chores; gives the way to stop them, which waits for those under way. */
export function startChores(chores: readonly Chore[], parts: ChoreParts): () => Promise<void> {
  const ending = new AbortController()
  const running = chores.map((chore) => repeat(chore, parts, ending.signal))
  return async () => {
    ending.abort()
    await Promise.all(running)
  }
}

async function repeat({ name, every, run }: Chore, { isIdle, onFailure }: ChoreParts, signal: AbortSignal): Promise<void> {
  while (await hasWaited(every, signal)) {
    if (isIdle()) continue
    try {
      await run()
    } catch (error) {
      onFailure(name, error)
    }
  }
}

/** False when the wait was cut short because the server ends. A pending chore does not keep the process alive. */
async function hasWaited(seconds: number, signal: AbortSignal): Promise<boolean> {
  try {
    await wait(seconds * 1000, undefined, { signal, ref: false })
    return true
  } catch {
    return false
  }
}
