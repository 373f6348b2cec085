import { fork, type ChildProcess } from 'node:child_process'

/** A program of the benchmark in a process of its own, so that it shares neither event loop nor heap with the load. */
export interface Program {
  /** Asks the program something and waits for what it answers. */
  ask(question: unknown): Promise<unknown>
  stop(): Promise<void>
}

/** Starts one; it is ready when it has answered once. */
export async function startProgram(file: string, ...words: readonly string[]): Promise<{ program: Program; said: unknown }> {
  const child = fork(new URL(file, import.meta.url), words, { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] })
  const said = await answerOf(child)
  return {
    said,
    program: {
      ask(question) {
        const answer = answerOf(child)
        child.send({ question })
        return answer
      },
      stop: () => stop(child),
    },
  }
}

function answerOf(child: ChildProcess): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const leave = (code: number | null): void => reject(new Error(`a program of the benchmark ended with ${code}`))
    child.once('exit', leave)
    child.once('message', (message) => {
      child.off('exit', leave)
      resolve(message)
    })
  })
}

/** Ends a process and waits until it is gone. */
export async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const gone = new Promise<void>((resolve) => void child.once('exit', () => resolve()))
  child.kill('SIGTERM')
  await gone
}
