import { z } from 'zod'
import type { CiJob } from '#outside/ci-token.ts'
import { freePort } from './free-port.ts'
import { startProgram } from './start-program.ts'

const registered = z.object({ client_id: z.string(), client_secret: z.string() })

/** What the provider knows an app by. */
export type OutsideClient = z.output<typeof registered>

/** Somebody else's identity provider in a process of its own. */
export interface Outside {
  readonly issuer: string
  /** Registers a client, as its administrator would. */
  register(name: string, redirectUris: readonly string[]): Promise<OutsideClient>
  /** The token that a CI job finds in its environment. */
  ciToken(job: CiJob): Promise<string>
  /** Signs with a new key from now on. */
  rotateKeys(): Promise<void>
  stop(): Promise<void>
}

/** Starts one. */
export async function startOutside(port?: number): Promise<Outside> {
  const issuer = `http://localhost:${port ?? (await freePort())}`
  const { stop } = await startProgram({
    file: 'e2e/outside/main.ts',
    words: [new URL(issuer).port],
    isReady: /^Outside identity provider listens/,
  })
  return {
    issuer,
    async register(name, redirectUris) {
      const reply = await post(`${issuer}/reg`, { client_name: name, redirect_uris: redirectUris })
      return registered.parse(await reply.json())
    },
    ciToken: async (job) => (await post(`${issuer}/ci/token`, job)).text(),
    rotateKeys: async () => void (await post(`${issuer}/ci/rotate`, {})),
    stop,
  }
}

async function post(address: string, body: object): Promise<Response> {
  const headers = { 'Content-Type': 'application/json' }
  const reply = await fetch(address, { method: 'POST', headers, body: JSON.stringify(body) })
  if (!reply.ok) throw new Error(`${address} answered ${reply.status}: ${await reply.text()}`)
  return reply
}
