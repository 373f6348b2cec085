import type { Transport } from '@postern/contract/client/create-client.ts'
import type { Dispatch } from '../dispatch.ts'
import type { UiRequest } from '../ui/ui-answer.ts'

/**
 * The API for the pages, as any client without a token reaches it: a login that a page makes passes the same limits and
 * leaves the same traces. It comes from the address of the person.
 */
export function apiTransport(dispatch: Dispatch, { id, remoteAddress, headers }: UiRequest): Transport {
  return {
    async send({ method, path, query = {}, body }) {
      const answer = await dispatch({
        id,
        method,
        path: decodeURIComponent(path),
        query: new URLSearchParams(query).toString(),
        headers: { 'user-agent': headers['user-agent'], 'content-type': 'application/json' },
        body: body === undefined ? Buffer.alloc(0) : Buffer.from(JSON.stringify(body)),
        remoteAddress,
      })
      return { status: answer.status, body: parsed(answer.body), requestId: id }
    },
  }
}

function parsed(body: string | Uint8Array | undefined): unknown {
  if (body === undefined || body.length === 0) return undefined
  const text = typeof body === 'string' ? body : new TextDecoder().decode(body)
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}
