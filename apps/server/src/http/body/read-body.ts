import type { IncomingMessage } from 'node:http'
import { EdgeRefusal, refuseWith } from '../edge-refusal.ts'

/** How much of requests may be in memory: each, and all together. */
export interface BodyLimits {
  readonly perRequest: number
  readonly together: number
}

const nothing = Buffer.alloc(0)

/** The sender went away before the request was complete: nobody waits for an answer. */
export class SenderGone extends Error {
  override readonly name = 'SenderGone'
}

/** Reads whole bodies within limits; what does not fit is refused before it is held. */
export function createBodyReader(limits: BodyLimits): (request: IncomingMessage) => Promise<Buffer> {
  let held = 0

  return (request) => {
    const declared = Number(request.headers['content-length'] ?? 0)
    if (declared === 0 && request.headers['transfer-encoding'] === undefined) return Promise.resolve(nothing)
    refuseCompressed(request)
    if (declared > limits.perRequest) throw tooLarge()
    if (held + declared > limits.together) refuseWith(503, 'too many large requests at once', { 'Retry-After': '1' })

    return new Promise((resolve, reject) => {
      const chunks: Buffer[] = []
      let length = 0
      const take = (chunk: Buffer): void => {
        length += chunk.length
        held += chunk.length
        if (length > limits.perRequest || held > limits.together) finish(() => reject(tooLarge()))
        else chunks.push(chunk)
      }
      const end = (): void => finish(() => resolve(chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks)))
      const leave = (): void => finish(() => reject(new SenderGone()))
      const finish = (settle: () => void): void => {
        held -= length
        request.off('data', take).off('end', end).off('close', leave).off('error', leave)
        settle()
      }
      request.on('data', take).on('end', end).on('close', leave).on('error', leave)
    })
  }
}

function tooLarge(): EdgeRefusal {
  // The rest of the body is not read, so the connection is of no more use.
  return new EdgeRefusal({ status: 413, errors: ['http: request body too large'], headers: { Connection: 'close' } })
}

function refuseCompressed(request: IncomingMessage): void {
  const encoding = request.headers['content-encoding']
  if (encoding !== undefined && encoding !== 'identity') {
    refuseWith(415, 'compressed request bodies are not supported', { Connection: 'close' })
  }
}
