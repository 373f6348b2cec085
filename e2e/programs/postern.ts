import { createApi, type Api } from '#seed/api.ts'
import { freePort } from './free-port.ts'
import { startProgram } from './start-program.ts'

/** The built product, in memory and unsealed, in a process of its own. */
export interface Postern {
  /** `http://127.0.0.1:41234`. */
  readonly url: string
  readonly rootToken: string
  /** The typed functions of a route table, as root unless another token is given. */
  readonly api: Api
  output(): string
  stop(): Promise<void>
}

/** Starts the server as `postern server --dev` does. */
export async function startPostern(port?: number): Promise<Postern> {
  const rootToken = 'root'
  const address = `127.0.0.1:${port ?? (await freePort())}`
  const { output, stop } = await startProgram({
    file: 'apps/server/src/main.ts',
    words: ['server', '--dev', `--dev-root-token-id=${rootToken}`, `--dev-listen-address=${address}`, '--log-level=error'],
    isReady: /^Postern \S+ listens on /,
  })
  const url = `http://${address}`
  return { url, rootToken, api: createApi(url, rootToken), output, stop }
}
