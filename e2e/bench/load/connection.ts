import { connect } from 'node:net'

/** What came back. The load asks little of it, so it is not parsed further. */
export interface Reply {
  readonly status: number
  readonly head: string
  readonly body: Buffer
}

/** A connection that stays open and carries one request at a time. */
export interface Connection {
  send(request: Buffer): Promise<Reply>
  close(): void
}

const endOfHead = Buffer.from('\r\n\r\n')

/**
 * Opens a connection that spends as little time as it can: whoever makes the load shares the machine with whoever
 * carries it. A reply must tell its length.
 */
export function openConnection(port: number): Promise<Connection> {
  const socket = connect({ port, host: '127.0.0.1', noDelay: true })
  let waiting: PromiseWithResolvers<Reply> | undefined
  let received: Buffer = Buffer.alloc(0)

  const fail = (error: Error): void => {
    waiting?.reject(error)
    waiting = undefined
  }
  socket.on('data', (chunk: Buffer) => {
    received = received.length === 0 ? chunk : Buffer.concat([received, chunk])
    try {
      const reply = replyIn(received)
      if (reply === undefined) return
      received = Buffer.alloc(0)
      const answered = waiting
      waiting = undefined
      answered?.resolve(reply)
    } catch (error) {
      fail(error instanceof Error ? error : new Error(String(error)))
    }
  })
  socket.on('close', () => fail(new Error('the connection was closed before its reply')))

  const connection: Connection = {
    send(request) {
      waiting = Promise.withResolvers<Reply>()
      socket.write(request)
      return waiting.promise
    },
    close: () => socket.destroy(),
  }
  return new Promise((resolve, reject) => {
    socket.once('error', reject)
    socket.once('connect', () => {
      socket.off('error', reject).on('error', fail)
      resolve(connection)
    })
  })
}

/** The reply, once all of it is there. */
function replyIn(bytes: Buffer): Reply | undefined {
  const end = bytes.indexOf(endOfHead)
  if (end < 0) return undefined
  const head = bytes.toString('latin1', 0, end)
  const status = Number(head.slice(9, 12))
  const start = end + endOfHead.length
  const length = status === 204 ? 0 : Number(/\r\ncontent-length: *(\d+)/i.exec(head)?.[1])
  if (Number.isNaN(length)) throw new Error(`a reply did not tell its length:\n${head}`)
  return bytes.length < start + length ? undefined : { status, head, body: bytes.subarray(start, start + length) }
}
