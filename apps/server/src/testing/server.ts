import { createClient, type Client, type Transport } from '@postern/contract/client/create-client.ts'
import type { RouteTable } from '@postern/contract/routes/define-routes.ts'
import type { World } from '@postern/engine/world.ts'
import { startServer } from '#compose/start-server.ts'
import type { Store } from '#config/server-config.ts'
import { createLog } from '../log.ts'

/** A real server over HTTP, in memory and unsealed, on a free port. */
export interface TestServer {
  readonly url: string
  readonly rootToken: string
  readonly world: World
  /** The typed functions of a table, with the root token unless another is given. */
  client<T extends RouteTable>(table: T, token?: string): Client<T>
  /** A plain request; `path` begins behind `/v1/`. */
  send(path: string, options?: RequestInit & { readonly token?: string }): Promise<Response>
  reopenAuditFiles(): void
  close(): Promise<void>
}

/** How a server under test differs from the usual one. */
export interface TestOptions {
  /** `shamir`: not initialised, as an operator finds it. */
  readonly seal?: 'static' | 'shamir'
  /** Where it keeps what it knows; in memory unless said. */
  readonly store?: Store
}

/** Starts one; close it when the tests are over. */
export async function startTestServer({ seal = 'static', store = { kind: 'memory' } }: TestOptions = {}): Promise<TestServer> {
  const running = await startServer(
    {
      store,
      seal,
      listen: { host: '127.0.0.1', port: 0 },
      apiAddress: 'http://127.0.0.1:8200',
      tls: undefined,
      dev: { rootToken: 'root' },
      logLevel: 'silent',
      audit: { acceptsApi: true },
    },
    createLog('silent'),
    // From source: unit tests need no build.
    { loadPages: () => import('@postern/pages/main.tsx') },
  )
  const send: TestServer['send'] = (path, { token = 'root', headers, ...options } = {}) =>
    fetch(`${running.url}/v1/${path}`, {
      redirect: 'manual',
      ...options,
      headers: { ...(token !== '' && { 'X-Vault-Token': token }), ...Object.fromEntries(new Headers(headers)) },
    })
  return {
    url: running.url,
    rootToken: 'root',
    world: running.world,
    send,
    client: (table, token = 'root') => createClient(table, transportOver(send, token)),
    reopenAuditFiles: () => running.reopenAuditFiles(),
    close: () => running.close(),
  }
}

function transportOver(send: TestServer['send'], token: string): Transport {
  return {
    async send({ method, path, query, body, wrapTtl }) {
      const search = new URLSearchParams(query).toString()
      const response = await send(search === '' ? path : `${path}?${search}`, {
        method,
        token,
        ...(body !== undefined && { body: JSON.stringify(body) }),
        headers: {
          ...(method === 'PATCH' && { 'Content-Type': 'application/merge-patch+json' }),
          ...(wrapTtl !== undefined && { 'X-Vault-Wrap-TTL': wrapTtl }),
        },
      })
      const text = await response.text()
      return { status: response.status, body: text === '' ? undefined : (JSON.parse(text) as unknown) }
    },
  }
}
