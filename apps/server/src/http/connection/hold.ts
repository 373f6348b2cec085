import type { Socket } from 'node:net'
import type { Duplex } from 'node:stream'
import { type Bridge, isBridge } from './bridge.ts'

type Listener = (...args: unknown[]) => void
type Listeners = ReadonlyMap<string, readonly Listener[]>

const events = ['data', 'end', 'error', 'close', 'drain', 'timeout', 'resume', 'pause'] as const

function listenersOf(socket: Duplex): Listeners {
  // What an emitter calls its listeners with is not typed per event here; they are only taken off or called as they are.
  return new Map(events.map((event) => [event, socket.rawListeners(event) as Listener[]]))
}

/** A connection taken away from Node's HTTP server. */
export interface Hold {
  /** Frees the server's parser; gives the socket, and what it brought meanwhile. Nobody listens to it afterwards. */
  release(): { readonly raw: Socket; readonly held: readonly Buffer[] }
}

/** Knows which listeners of a connection are the HTTP server's: those put on it since it was first seen. */
export function createHolds() {
  const before = new WeakMap<Duplex, Listeners>()

  function takeOff(socket: Duplex, ...names: readonly string[]): readonly Listener[] {
    const mine = before.get(socket)
    const taken = names.flatMap((name) => {
      const kept = mine?.get(name) ?? []
      const theirs =
        listenersOf(socket)
          .get(name)
          ?.filter((listener) => !kept.includes(listener)) ?? []
      for (const listener of theirs) socket.off(name, listener)
      return theirs
    })
    return taken
  }

  return {
    /** To be told of each connection before the HTTP server gets it. */
    see(socket: Duplex): void {
      before.set(socket, listenersOf(socket))
    },

    hold(socket: Socket | Bridge): Hold {
      const held: Buffer[] = []
      const keep = (chunk: Buffer): void => void held.push(chunk)
      takeOff(socket, 'data', 'end')
      // A listener of our own makes Node's parser let go of the handle it reads from directly.
      socket.on('data', keep)
      socket.pause()
      return {
        release() {
          socket.off('data', keep)
          const onClose = takeOff(socket, 'close')
          takeOff(socket, ...events)
          // Tells the HTTP server that its connection is over: it frees the parser and forgets the time limits.
          for (const listener of onClose) listener.call(socket, false)
          if (!isBridge(socket)) return { raw: socket, held }
          return { raw: socket.raw, held: [...held, ...socket.letGo()] }
        },
      }
    },
  }
}
