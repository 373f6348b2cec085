import type { Clock } from '@postern/engine/ports/clock.ts'

/** The system's clock. */
export const systemClock: Clock = {
  now: () => Math.floor(Date.now() / 1000),
  millis: () => Date.now(),
}
