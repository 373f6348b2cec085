import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import process from 'node:process'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'

/** The program as an operator runs it, in a process of its own. */
export interface SpawnedServer {
  readonly url: string
  /** Printed at the first start of a server that unseals itself. */
  readonly rootToken: string
  send(path: string, options?: Sending): Promise<Response>
  /** Ends it at once, as a crash would. */
  kill(): Promise<void>
  /** Asks it to end, and gives its exit code. */
  stop(): Promise<number | null>
}

interface Sending {
  readonly method?: string
  readonly token?: string
  readonly body?: object
  readonly wrapTtl?: string
}

const program = fileURLToPath(new URL('../main.ts', import.meta.url))

/** Starts one on a free port, with these arguments too; resolves once it says that it listens. */
export async function spawnServer(...words: readonly string[]): Promise<SpawnedServer> {
  const child = spawn(process.execPath, [program, 'server', '--listen', '127.0.0.1:0', '--log-level', 'error', ...words], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const exited = once(child, 'exit')
  const { url, rootToken } = await announced(child)
  return {
    url,
    rootToken,
    send: (path, { method = 'GET', token = rootToken, body, wrapTtl } = {}) =>
      fetch(`${url}/v1/${path}`, {
        method,
        headers: {
          ...(token !== '' && { 'X-Vault-Token': token }),
          ...(wrapTtl !== undefined && { 'X-Vault-Wrap-TTL': wrapTtl }),
        },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      }),
    async kill() {
      child.kill('SIGKILL')
      await exited
    },
    async stop() {
      child.kill('SIGTERM')
      await exited
      return child.exitCode
    },
  }
}

/** Reads what it prints, until it says last where it listens. */
async function announced({ stdout }: ChildProcess): Promise<{ readonly url: string; readonly rootToken: string }> {
  if (stdout === null) throw new Error('the server has no output')
  const said: string[] = []
  for await (const line of createInterface({ input: stdout })) {
    said.push(line)
    const [, url] = /^Postern \S+ listens on (\S+)$/.exec(line) ?? []
    const [, rootToken = ''] = /Root token, shown only now: (\S+)/.exec(said.join('\n')) ?? []
    if (url !== undefined) return { url, rootToken }
  }
  throw new Error(`the server did not start: ${said.join('\n')}`)
}
