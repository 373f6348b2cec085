import { randomUUID } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import express, { type Express } from 'express'
import { type Answer, refusalAnswer } from './answer.ts'
import { createBodyReader, SenderGone } from './body/read-body.ts'
import type { Dispatch } from './dispatch.ts'
import { EdgeRefusal } from './edge-refusal.ts'
import type { EdgeRequest } from './request.ts'
import { targetOf } from './request-path.ts'

/** Bytes of a request body at most, and of all bodies at once (spec/core.md 18, spec/security.md 2.3). */
const bodyLimits = { perRequest: 33_554_432, together: 134_217_728 }

const api = '/v1/'

/** The Express app: one entry for the whole API (design 5.4). */
export function createApp(dispatch: Dispatch): Express {
  const app = express()
  app.disable('x-powered-by')
  app.disable('etag')
  const readBody = createBodyReader(bodyLimits)

  app.use((request, response) => {
    const id = randomUUID()
    answerTo({ request, id, readBody, dispatch }).then(
      (answer) => send(response, id, answer),
      (error: unknown) => {
        if (!(error instanceof SenderGone)) send(response, id, refusalAnswer({ status: 500, errors: ['internal error'] }))
      },
    )
  })
  return app
}

interface Arrived {
  readonly request: IncomingMessage
  readonly id: string
  readonly readBody: (request: IncomingMessage) => Promise<Buffer>
  readonly dispatch: Dispatch
}

async function answerTo({ request, id, readBody, dispatch }: Arrived): Promise<Answer> {
  try {
    const { path, query } = targetOf(request.url ?? '/')
    if (!path.startsWith(api)) return refusalAnswer({ status: 404, errors: [] })
    return await dispatch({
      id,
      method: request.method ?? 'GET',
      path: path.slice(api.length),
      query,
      headers: headersOf(request),
      body: await readBody(request),
      remoteAddress: addressOf(request),
    })
  } catch (error) {
    if (error instanceof EdgeRefusal) return refusalAnswer(error.reply)
    throw error
  }
}

/** A header that is sent several times counts once: Node has chosen or joined them already. */
function headersOf({ headers }: IncomingMessage): EdgeRequest['headers'] {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name, Array.isArray(value) ? value.join(', ') : value]),
  )
}

function addressOf({ socket }: IncomingMessage): string {
  return (socket.remoteAddress ?? '').replace(/^::ffff:(?=\d+\.)/, '')
}

function send(response: ServerResponse, id: string, { status, headers, body }: Answer): void {
  if (response.destroyed) return
  const length = body === undefined ? 0 : Buffer.byteLength(body)
  response.writeHead(status, { ...headers, 'X-Request-Id': id, ...(status !== 204 && { 'Content-Length': length }) })
  response.end(body)
}
