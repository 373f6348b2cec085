import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'

/** A program that has said it is ready. */
export interface Program {
  /** The line by which it said so. */
  readonly readiness: RegExpExecArray
  /** What it has printed so far, for a person who wonders why. */
  output(): string
  stop(): Promise<void>
}

interface Start {
  /** From the root of the repository. */
  readonly file: string
  readonly words: readonly string[]
  /** The line that says it is ready. */
  readonly isReady: RegExp
}

/** Starts one of our programs with the Node that runs this, and waits until it says that it is ready. */
export async function startProgram({ file, words, isReady }: Start): Promise<Program> {
  const path = fileURLToPath(new URL(`../../${file}`, import.meta.url))
  const child = spawn(process.execPath, [path, ...words], { stdio: ['ignore', 'pipe', 'pipe'] })
  const printed: string[] = []
  const ended = new Promise<void>((resolve) => void child.once('exit', () => resolve()))
  child.stderr.on('data', (bytes: Buffer) => printed.push(bytes.toString()))

  const readiness = await new Promise<RegExpExecArray>((resolve, reject) => {
    createInterface({ input: child.stdout }).on('line', (line) => {
      printed.push(`${line}\n`)
      const match = isReady.exec(line)
      if (match !== null) resolve(match)
    })
    child.once('error', reject)
    void ended.then(() => reject(new Error(`${file} ended before it was ready:\n${printed.join('')}`)))
  })
  return {
    readiness,
    output: () => printed.join(''),
    async stop() {
      child.kill('SIGTERM')
      await ended
    },
  }
}
