import type { Clock } from '#ports/clock.ts'

/** A clock for tests: it stands still until it is set or moved on. */
export interface SettableClock extends Clock {
  set(seconds: number): void
  advance(seconds: number): void
}

/** 2026-11-25T12:00:00Z. */
const anyDay = 1_795_608_000

/** A clock that begins at `now`. */
export function createSettableClock(now: number = anyDay): SettableClock {
  let seconds = now
  return {
    now: () => Math.floor(seconds),
    millis: () => Math.floor(seconds * 1000),
    set(value) {
      seconds = value
    },
    advance(by) {
      seconds += by
    },
  }
}
