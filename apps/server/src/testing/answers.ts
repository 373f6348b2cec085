import type { TestServer } from './server.ts'

/** What came back of a plain request; no body is undefined. */
export interface Answer {
  readonly status: number
  readonly body: unknown
}

/** Sends plain requests, as a client without types does; with the root token unless another is given. */
export function answersOf(server: () => TestServer, usualToken = 'root') {
  return async (
    method: string,
    path: string,
    ...[body, token = usualToken]: [body?: object, token?: string]
  ): Promise<Answer> => {
    const headers = method === 'PATCH' ? { 'Content-Type': 'application/merge-patch+json' } : {}
    const response = await server().send(path, { method, headers, token, ...(body && { body: JSON.stringify(body) }) })
    const said = await response.text()
    return { status: response.status, body: said === '' ? undefined : (JSON.parse(said) as unknown) }
  }
}

/** A change that says nothing. */
export const done: Answer = { status: 204, body: undefined }

/** Nothing there. */
export const missing: Answer = { status: 404, body: { errors: [] } }

/** A user's mistake, with its sentence. */
export const refused = (message: string, status = 400): Answer => ({ status, body: { errors: [message] } })
