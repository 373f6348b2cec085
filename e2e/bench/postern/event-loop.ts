import type { ChildProcess } from 'node:child_process'

/** The event loop of the server, as its probe sees it. */
export interface EventLoop {
  /** The delay in milliseconds that 99 of 100 turns kept, since this was asked last. */
  delay(): Promise<number>
}

/** Asks the probe that was loaded into a server. */
export function eventLoopOf(child: ChildProcess): EventLoop {
  return {
    delay() {
      const answer = new Promise<number>((resolve, reject) => {
        const leave = (): void => reject(new Error('the server ended'))
        child.once('exit', leave)
        child.once('message', (message: { readonly p99: number }) => {
          child.off('exit', leave)
          resolve(message.p99)
        })
      })
      child.send('event loop')
      return answer
    },
  }
}
