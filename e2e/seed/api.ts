import { createClient, type Client, type Transport } from '@postern/contract/client/create-client.ts'
import type { RouteTable } from '@postern/contract/routes/define-routes.ts'

/** The typed functions of a route table, with a token of one's own or that of whoever made this. */
export type Api = <T extends RouteTable>(table: T, token?: string) => Client<T>

/** Speaks to a server as programs do: over HTTP, with a token in the header. */
export function createApi(url: string, ownToken: string): Api {
  return (table, token = ownToken) => createClient(table, transportTo(url, token))
}

function transportTo(url: string, token: string): Transport {
  return {
    async send({ method, path, query, body, wrapTtl }) {
      const search = new URLSearchParams(query).toString()
      const response = await fetch(`${url}/v1/${path}${search === '' ? '' : `?${search}`}`, {
        method,
        headers: {
          ...(token !== '' && { 'X-Vault-Token': token }),
          ...(method === 'PATCH' && { 'Content-Type': 'application/merge-patch+json' }),
          ...(wrapTtl !== undefined && { 'X-Vault-Wrap-TTL': wrapTtl }),
        },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      })
      const text = await response.text()
      return { status: response.status, body: text === '' ? undefined : (JSON.parse(text) as unknown) }
    },
  }
}
