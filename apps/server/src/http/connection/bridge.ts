import type { Socket } from 'node:net'
import { Duplex } from 'node:stream'
import { TLSSocket } from 'node:tls'

/** A stream over a socket that begins with other bytes than the socket did. */
export interface Bridge extends Duplex {
  readonly raw: Socket
  /** Leaves the socket alone, and gives what was read from it and not yet used. */
  letGo(): Buffer[]
}

type Tail = readonly { readonly chunk: Buffer; readonly encoding: BufferEncoding }[]

/** What a server's connection has beyond a stream. */
const socketLike = (raw: Socket) => ({
  raw,
  encrypted: raw instanceof TLSSocket,
  remoteAddress: raw.remoteAddress,
  remotePort: raw.remotePort,
  remoteFamily: raw.remoteFamily,
  localAddress: raw.localAddress,
  localPort: raw.localPort,
  setNoDelay: (noDelay?: boolean) => raw.setNoDelay(noDelay),
  setKeepAlive: (enable?: boolean, delay?: number) => raw.setKeepAlive(enable, delay),
  address: () => raw.address(),
})

/** Makes a bridge over a socket that nobody else listens to. */
export function createBridge(raw: Socket, first: Buffer): Bridge {
  const duplex = new Duplex({
    read: () => void raw.resume(),
    write: (chunk: Buffer, encoding, done) => void raw.write(chunk, encoding, done),
    writev(chunks: Tail, done) {
      raw.cork()
      for (const [index, { chunk, encoding }] of chunks.entries()) {
        if (index === chunks.length - 1) raw.write(chunk, encoding, done)
        else raw.write(chunk, encoding)
      }
      raw.uncork()
    },
    final: (done) => void raw.end(done),
    destroy(error, done) {
      if (!isLoose) raw.destroy()
      done(error)
    },
  })
  let isLoose = false

  const onData = (chunk: Buffer): void => {
    if (!duplex.push(chunk)) raw.pause()
  }
  const onEnd = (): void => void duplex.push(null)
  const onClose = (): void => void duplex.destroy()
  const onError = (error: Error): void => void duplex.destroy(error)
  const onTimeout = (): void => void duplex.emit('timeout')
  raw.on('data', onData).on('end', onEnd).on('close', onClose).on('error', onError).on('timeout', onTimeout)
  duplex.push(first)

  return Object.assign(duplex, socketLike(raw), {
    setTimeout(millis: number, callback?: () => void) {
      if (callback) duplex.once('timeout', callback)
      raw.setTimeout(millis)
      return duplex
    },
    destroySoon() {
      if (duplex.writable) duplex.end()
      if (duplex.writableFinished) duplex.destroy()
      else duplex.once('finish', () => duplex.destroy())
    },
    letGo() {
      isLoose = true
      raw.pause()
      raw.off('data', onData).off('end', onEnd).off('close', onClose).off('error', onError).off('timeout', onTimeout)
      const unread: Buffer[] = []
      for (let chunk: unknown = duplex.read(); Buffer.isBuffer(chunk); chunk = duplex.read()) unread.push(chunk)
      return unread
    },
  })
}

/** Whether a connection is a bridge. */
export function isBridge(socket: Duplex): socket is Bridge {
  return 'letGo' in socket
}
