import { randomUUID } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import express, { type Express } from 'express'
import { refusalAnswer } from './answer.ts'
import { createBodyReader, SenderGone } from './body/read-body.ts'
import type { Dispatch } from './dispatch.ts'
import { EdgeRefusal } from './edge-refusal.ts'
import { apiPathOf } from './metadata-path.ts'
import type { EdgeRequest } from './request.ts'
import { targetOf } from './request-path.ts'
import { protect } from './ui/protect.ts'
import type { UiAnswer } from './ui/ui-answer.ts'
import type { Ui } from './ui/ui.ts'

/** Bytes of a request body at most, and of all bodies at once (spec/core.md 18, spec/security.md 2.3). */
const bodyLimits = { perRequest: 33_554_432, together: 134_217_728 }

/** What answers: the API, and for browsers everything else. */
export interface AppParts {
  readonly dispatch: Dispatch
  readonly ui: Ui
  /** Clients reach this server by https. */
  readonly isSecure: boolean
  /** Told of what was thrown by accident; the sender only hears of an internal error. */
  onAccident(error: unknown, request: Pick<EdgeRequest, 'id' | 'method' | 'path'>): void
}

/** The Express app: one entry for the whole API (design 5.4), and one for browsers. */
export function createApp({ dispatch, ui, isSecure, onAccident }: AppParts): Express {
  const app = express()
  app.disable('x-powered-by')
  app.disable('etag')
  const readBody = createBodyReader(bodyLimits)

  app.use((request, response) => {
    const id = randomUUID()
    const deliver = (answer: UiAnswer) => {
      if (answer.protection !== undefined && !response.destroyed) protect({ request, response }, answer.protection, isSecure)
      send(response, id, answer)
    }
    const giveUp = (error: unknown) => {
      if (error instanceof SenderGone) return
      onAccident(error, { id, method: request.method ?? 'GET', path: request.url?.split('?')[0] ?? '/' })
      if (response.headersSent) response.destroy()
      else send(response, id, refusalAnswer({ status: 500, errors: ['internal error'] }))
    }
    answerTo({ request, id, readBody, dispatch, ui }).then((answer) => {
      // The answers of one turn of the event loop leave one behind the other: their clients are woken once for all of
      // them and not for each, which nearly doubles what small requests get done.
      setImmediate(() => {
        // Nobody stands behind a callback: what is thrown here would end the process.
        try {
          deliver(answer)
        } catch (error) {
          giveUp(error)
        }
      })
    }, giveUp)
  })
  return app
}

interface Arrived {
  readonly request: IncomingMessage
  readonly id: string
  readonly readBody: (request: IncomingMessage) => Promise<Buffer>
  readonly dispatch: Dispatch
  readonly ui: Ui
}

async function answerTo({ request, id, readBody, dispatch, ui }: Arrived): Promise<UiAnswer> {
  try {
    const { path, query } = targetOf(request.url ?? '/')
    const apiPath = apiPathOf(path)
    return await (apiPath === undefined ? ui : dispatch)({
      id,
      method: request.method ?? 'GET',
      path: apiPath ?? path,
      query,
      headers: headersOf(request),
      body: await readBody(request),
      remoteAddress: addressOf(request),
      remotePort: request.socket.remotePort,
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

function send(response: ServerResponse, id: string, answer: UiAnswer): void {
  const { status, headers, body, cookies = [], extraHeaders = [] } = answer
  if (response.destroyed) return
  for (const { name, values } of extraHeaders) response.setHeader(name, [...values])
  if (cookies.length > 0) response.setHeader('Set-Cookie', [...cookies])
  const length = body === undefined ? 0 : Buffer.byteLength(body)
  response.writeHead(status, { ...headers, 'X-Request-Id': id, ...(status !== 204 && { 'Content-Length': length }) })
  response.end(body)
}
