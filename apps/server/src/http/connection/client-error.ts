import type { Duplex } from 'node:stream'
import { STATUS_CODES } from 'node:http'

const statuses: Readonly<Record<string, number>> = {
  HPE_HEADER_OVERFLOW: 431,
  HPE_CHUNK_EXTENSIONS_OVERFLOW: 413,
  ERR_HTTP_REQUEST_TIMEOUT: 408,
}

const body = '{"errors":[]}'

/** Refuses what is no HTTP, in the API's form, and closes the connection: nothing behind it can be framed. */
export function refuseConnection(socket: Duplex, code = ''): void {
  const status = statuses[code] ?? 400
  if (!socket.writable || code === 'ECONNRESET') {
    socket.destroy()
    return
  }
  const head = [
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
    'Connection: close',
    'Cache-Control: no-store',
    'Content-Type: application/json',
    `Content-Length: ${body.length}`,
  ]
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`, () => socket.destroy())
}
