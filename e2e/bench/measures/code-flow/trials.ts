import { drive, type Load } from '../../load/drive.ts'
import type { Sample } from '../../load/sample.ts'
import type { EventLoop } from '../../postern/event-loop.ts'
import type { Trial } from '../../rounds/measure.ts'
import { connections } from '../../stage.ts'
import { watched } from '../watched.ts'
import type { App } from './cast.ts'
import type { Flow } from './flow.ts'

interface Named {
  readonly step: 'authorize' | 'exchange' | 'exchange at 70 %'
  readonly algorithm: App['algorithm']
  readonly server: Flow['server']
}

/** The name of a trial of a flow. */
export const nameOf = ({ step, algorithm, server }: Named): string => `${step} ${algorithm}, ${server}`

/** The two steps of a flow for one app: the codes of the first are what the second is tried with. */
interface Steps {
  authorize(seconds: number): Promise<Sample>
  /** Ends early when there are no codes left. */
  exchange(load: Pick<Load, 'seconds' | 'pace'>): Promise<Sample>
}

function stepsOf(flow: Flow, app: App): Steps {
  const { port } = flow
  const authorize = flow.authorize(app)
  const exchanges: Buffer[] = []
  return {
    authorize(seconds) {
      exchanges.length = 0
      return drive({
        port,
        connections,
        seconds,
        next: () => authorize,
        isRight(reply) {
          const code = flow.codeIn(reply)
          if (code !== undefined) exchanges.push(flow.exchange(app, code))
          return code !== undefined
        },
      })
    },
    exchange: (load) => drive({ ...load, port, connections, next: () => exchanges.pop() }),
  }
}

/** Authorize for a while, then exchange the codes for at most as long. */
export function authorizeThenExchange(flow: Flow, app: App): readonly Trial[] {
  const named = { algorithm: app.algorithm, server: flow.server }
  const { authorize, exchange } = stepsOf(flow, app)
  return [
    { name: nameOf({ step: 'authorize', ...named }), run: authorize },
    { name: nameOf({ step: 'exchange', ...named }), run: (seconds) => exchange({ seconds }) },
  ]
}

/** An exchange as fast as it goes, and then at seven tenths of that with an eye on the event loop. */
export function exchangeAtEase(flow: Flow, app: App, eventLoop: EventLoop): Trial {
  const { authorize, exchange } = stepsOf(flow, app)
  return {
    name: nameOf({ step: 'exchange at 70 %', algorithm: app.algorithm, server: flow.server }),
    async run(seconds) {
      await authorize(seconds)
      const { rate } = await exchange({ seconds: seconds / 4 })
      return watched(eventLoop, () => exchange({ seconds, pace: rate * 0.7 }))
    },
  }
}
