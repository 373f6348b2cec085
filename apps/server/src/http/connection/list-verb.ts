import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import { Socket } from 'node:net'
import type { Duplex } from 'node:stream'
import { type Bridge, createBridge, isBridge } from './bridge.ts'
import { refuseConnection } from './client-error.ts'
import { createHolds, type Hold } from './hold.ts'
import { type RefusedBytes, restOfVerb, verbIn } from './verb-bytes.ts'

/** Milliseconds for the rest of the verb, as for a request's headers. */
const longestWait = 10_000

/**
 * Lets the verb LIST in, which Node's parser refuses (design 5.3). A connection that sends it is taken over and handed
 * to the server again with `GET` in its place; framing stays with Node's parser, so the verb is never found inside a
 * body, and connections that never send it pay nothing. Answers every other malformed request.
 */
export function acceptListVerb(server: Server): void {
  const connection = 'setSecureContext' in server ? 'secureConnection' : 'connection'
  const holds = createHolds()
  /** Bridges whose first request is the LIST they were made for. */
  const listing = new WeakSet<Duplex>()
  const lastResponses = new WeakMap<Duplex, ServerResponse>()

  server.prependListener(connection, (socket: Duplex) => holds.see(socket))
  server.prependListener('request', (request: IncomingMessage, response: ServerResponse) => {
    lastResponses.set(request.socket, response)
    if (listing.delete(request.socket)) request.method = 'LIST'
  })

  server.on('clientError', (error: Error & RefusedBytes, socket: Duplex) => {
    const rest = isConnection(socket) ? restOfVerb(error) : undefined
    // Answers leave in the order of their requests, so what came before is answered first.
    const last = lastResponses.get(socket)
    if (rest === undefined || !isConnection(socket)) behind(last, () => refuseConnection(socket, error.code))
    else takeOver(holds.hold(socket), { rest, last })
  })

  function takeOver(hold: Hold, { rest, last }: { readonly rest: Buffer; readonly last: ServerResponse | undefined }): void {
    behind(last, () => {
      const { raw, held } = hold.release()
      raw.setTimeout(0)
      completeVerb(raw, Buffer.concat([rest, ...held]), (target) => {
        const bridge = createBridge(raw, Buffer.concat([Buffer.from('GET '), target]))
        listing.add(bridge)
        server.emit(connection, bridge)
      })
    })
  }
}

function isConnection(socket: Duplex): socket is Socket | Bridge {
  return socket instanceof Socket || isBridge(socket)
}

function behind(response: ServerResponse | undefined, go: () => void): void {
  if (response === undefined || response.writableFinished || response.destroyed) go()
  else response.once('close', go)
}

/** Waits until the verb is whole; refuses when it turns out to be another, or does not come. */
function completeVerb(raw: Socket, start: Buffer, go: (target: Buffer) => void): void {
  let seen = start
  const timer = setTimeout(() => settle(() => refuseConnection(raw, 'ERR_HTTP_REQUEST_TIMEOUT')), longestWait)
  const leave = (): void => settle(() => raw.destroy())

  const look = (): void => {
    const target = verbIn(seen)
    if (target === 'another') settle(() => refuseConnection(raw))
    else if (target !== 'incomplete') settle(() => go(target))
  }
  const read = (chunk: Buffer): void => {
    seen = Buffer.concat([seen, chunk])
    look()
  }
  const settle = (next: () => void): void => {
    clearTimeout(timer)
    raw.pause()
    raw.off('data', read).off('end', leave).off('error', leave).off('close', leave)
    next()
  }

  raw.on('data', read).on('end', leave).on('error', leave).on('close', leave)
  raw.resume()
  look()
}
