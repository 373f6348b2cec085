import { field, kindOf, type Reading } from './field.ts'

const secondsPer: Readonly<Record<string, number>> = {
  ns: 1e-9,
  us: 1e-6,
  µs: 1e-6,
  μs: 1e-6,
  ms: 1e-3,
  s: 1,
  m: 60,
  h: 3600,
}
const goDuration = /^[+-]?(?:(?:\d+\.?\d*|\.\d+)(?:ns|us|µs|μs|ms|s|m|h))+$/
const goPart = /(\d+\.?\d*|\.\d+)(ns|us|µs|μs|ms|s|m|h)/g

function secondsOfGoText(value: string): number {
  const total = [...value.matchAll(goPart)].reduce(
    (sum, [, amount, unit]) => sum + Number(amount) * (secondsPer[unit ?? 's'] ?? 0),
    0,
  )
  // Binary fractions such as 0.1 * 10 may fall a hair short of a whole second.
  return Math.trunc((value.startsWith('-') ? -total : total) * (1 + Number.EPSILON * 4))
}

/** Seconds of `90`, `"90"`, `"1h30m"`, `"2d"`, `""`; spec/core.md 2. Fractions are cut to whole seconds. */
export function readSeconds(value: unknown): Reading<number> {
  if (typeof value === 'number') return { value: Math.trunc(value) }
  if (typeof value !== 'string') return { problem: `expected a duration, got ${kindOf(value)}` }
  const written = value.trim()
  if (written === '') return { value: 0 }
  if (/^[+-]?\d+$/.test(written)) return { value: Number(written) }
  if (/^[+-]?\d+d$/.test(written)) return { value: Number(written.slice(0, -1)) * 86_400 }
  if (goDuration.test(written)) return { value: secondsOfGoText(written) }
  return { problem: 'expected whole seconds, or a duration such as "90s", "1h30m" or "2d"' }
}

function readDuration(value: unknown): Reading<number> {
  const reading = readSeconds(value)
  if (!('value' in reading) || reading.value >= 0) return reading
  return { problem: `cannot provide negative value '${reading.value}'` }
}

/** A length of time in whole seconds, never negative. */
export const duration = field<number>({ type: 'integer', format: 'duration' }, readDuration, { isAbsentWhenNull: true })

/** A length of time in whole seconds that may be negative, as leeways are. */
export const signedDuration = field<number>({ type: 'integer', format: 'duration' }, readSeconds, { isAbsentWhenNull: true })
