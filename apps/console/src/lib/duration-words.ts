import { readSeconds } from '@postern/contract/fields/duration.ts'

const units = [
  ['day', 86_400],
  ['hour', 3600],
  ['minute', 60],
  ['second', 1],
] as const

/** Seconds in words: `1 hour 30 minutes`. */
export function durationWords(seconds: number): string {
  if (seconds === 0) return '0 seconds'
  const parts: string[] = []
  let rest = Math.abs(seconds)
  for (const [unit, size] of units) {
    const count = Math.floor(rest / size)
    rest -= count * size
    if (count > 0) parts.push(`${count} ${unit}${count === 1 ? '' : 's'}`)
  }
  return `${seconds < 0 ? 'minus ' : ''}${parts.join(' ')}`
}

/** What somebody's text means as a duration; undefined for an empty one. */
export function meaningOf(written: string): string | undefined {
  if (written.trim() === '') return undefined
  const reading = readSeconds(written)
  return 'value' in reading ? durationWords(reading.value) : reading.problem
}

/** Seconds as the shortest text that means them: `3600` → `1h`. */
export function durationText(seconds: number): string {
  if (seconds !== 0 && seconds % 86_400 === 0) return `${seconds / 86_400}d`
  if (seconds !== 0 && seconds % 3600 === 0) return `${seconds / 3600}h`
  if (seconds !== 0 && seconds % 60 === 0) return `${seconds / 60}m`
  return `${seconds}s`
}

/** The same for a setting whose 0 means that it is not set: nothing is written then. */
export function optionalDurationText(seconds: number | null | undefined): string {
  return seconds ? durationText(seconds) : ''
}

/** A written duration as it is sent: whole seconds, 0 for nothing; what cannot be read goes as it is, to be refused by name. */
export function sentDuration(written: string): number | string {
  const reading = readSeconds(written)
  return 'value' in reading ? reading.value : written
}
