/** A request, before it is bytes. */
export interface HttpRequest {
  readonly method?: 'GET' | 'POST'
  readonly path: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string
}

/** The bytes of a request that keeps its connection open. */
export function bytesOf({ method = 'GET', path, headers = {}, body }: HttpRequest): Buffer {
  const sent = { Host: '127.0.0.1', ...headers, ...(body !== undefined && { 'Content-Length': String(Buffer.byteLength(body)) }) }
  const lines = Object.entries(sent).map(([name, value]) => `${name}: ${value}\r\n`)
  return Buffer.from(`${method} ${path} HTTP/1.1\r\n${lines.join('')}\r\n${body ?? ''}`)
}
