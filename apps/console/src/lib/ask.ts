import type { Answer } from '@postern/contract/client/create-client.ts'
import { consoleHeader } from '@postern/contract/resources/session.ts'

interface Question {
  readonly method: string
  readonly address: string
  readonly body?: unknown
  readonly headers?: Readonly<Record<string, string>>
}

/** One request to the console's own server. The cookie goes along; the header proves it is us. */
export async function ask({ method, address, body, headers }: Question): Promise<Answer> {
  const response = await fetch(address, {
    method,
    headers: {
      [consoleHeader.name]: consoleHeader.value,
      ...(body === undefined ? {} : { 'Content-Type': method === 'PATCH' ? 'application/merge-patch+json' : 'application/json' }),
      ...headers,
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    credentials: 'same-origin',
    redirect: 'error',
    // A deletion that was put off still goes out when the page is closed.
    keepalive: method === 'DELETE',
  })
  const written = await response.text()
  return { status: response.status, body: parsed(written), requestId: response.headers.get('X-Request-Id') ?? undefined }
}

function parsed(written: string): unknown {
  if (written === '') return undefined
  try {
    return JSON.parse(written)
  } catch {
    return written
  }
}
