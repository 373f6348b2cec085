import type { Sample } from '../load/sample.ts'
import type { EventLoop } from '../postern/event-loop.ts'

/** A sample with the delay of the server's event loop meanwhile. */
export async function watched(eventLoop: EventLoop, run: () => Promise<Sample>): Promise<Sample> {
  await eventLoop.delay()
  const sample = await run()
  return { ...sample, loopDelay: await eventLoop.delay() }
}
