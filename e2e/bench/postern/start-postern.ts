import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { createInterface } from 'node:readline'
import type { Readable } from 'node:stream'
import { fileURLToPath } from 'node:url'
import { freePort } from '#programs/free-port.ts'
import { createApi, type Api } from '#seed/api.ts'
import { stop } from '../processes/started.ts'
import { type EventLoop, eventLoopOf } from './event-loop.ts'

/** The server as it is run by an operator: durable and sealed, in a process of its own; no audit device is on. */
export interface Postern {
  readonly port: number
  readonly url: string
  readonly rootToken: string
  /** The typed functions of a route table, as root unless another token is given. */
  readonly api: Api
  readonly eventLoop: EventLoop
  stop(): Promise<void>
}

const server = fileURLToPath(new URL('../../../apps/server/src/main.ts', import.meta.url))
const probe = new URL('event-loop-probe.ts', import.meta.url).href

/** Starts a server over a new folder. Its profile is written into `profiles` when one is named. */
export async function startPostern(profiles?: string): Promise<Postern> {
  const port = await freePort()
  const folder = mkdtempSync(join(tmpdir(), 'postern-bench-'))
  const profiling = profiles === undefined ? [] : ['--cpu-prof', `--cpu-prof-dir=${profiles}`]
  const words = [server, 'server', '--data', join(folder, 'data'), '--listen', `127.0.0.1:${port}`, '--log-level', 'error']
  const child = spawn(process.execPath, [...profiling, '--import', probe, ...words], {
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  })
  const end = async () => {
    await stop(child)
    rmSync(folder, { recursive: true, force: true })
  }
  const rootToken = await rootTokenIn(child.stdout)
  const url = `http://127.0.0.1:${port}`
  return { port, url, rootToken, api: createApi(url, rootToken), eventLoop: eventLoopOf(child), stop: end }
}

/** What a new server prints once. */
function rootTokenIn(printed: Readable | null): Promise<string> {
  return new Promise((resolve, reject) => {
    if (printed === null) return reject(new Error('the server was started without an ear for what it prints'))
    createInterface(printed)
      .on('line', (line) => {
        const token = /^Root token, shown only now: (\S+)$/.exec(line)?.[1]
        if (token !== undefined) resolve(token)
      })
      .once('close', () => reject(new Error('the server ended before it told its root token')))
  })
}
