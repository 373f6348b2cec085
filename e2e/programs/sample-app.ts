import type { ConnectionForm } from '#sample-app/connection.ts'
import { freePort } from './free-port.ts'
import { startProgram } from './start-program.ts'

/** An ordinary relying party in a process of its own; it can be several apps at once, by name. */
export interface SampleApp {
  readonly url: string
  /** The address that the app of a name is sent back to. */
  redirectUri(name: string): string
  /** Where people open the app of a name. */
  home(name: string): string
  /** Tells the app of its provider, as the form at `/connect` does. */
  connect(form: ConnectionForm): Promise<void>
  stop(): Promise<void>
}

/** Starts one. */
export async function startSampleApp(port?: number): Promise<SampleApp> {
  const url = `http://localhost:${port ?? (await freePort())}`
  const { stop } = await startProgram({
    file: 'e2e/sample-app/main.ts',
    words: [new URL(url).port],
    isReady: /^Sample app listens/,
  })
  return {
    url,
    redirectUri: (name) => `${url}/at/${name}/callback`,
    home: (name) => `${url}/at/${name}/`,
    async connect({ client_secret = '', scope = 'openid', ...form }) {
      const body = new URLSearchParams({ ...form, client_secret, scope })
      const reply = await fetch(`${url}/connect`, { method: 'POST', body, redirect: 'manual' })
      if (reply.status !== 303) throw new Error(`the app could not be connected: ${await reply.text()}`)
    },
    stop,
  }
}
