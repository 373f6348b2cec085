import { field, kindOf, type Reading } from './field.ts'

const rfc3339 = /^\d{4}-\d{2}-\d{2}[Tt]\d{2}:\d{2}:\d{2}(\.\d+)?([Zz]|[+-]\d{2}:\d{2})$/

/** Seconds since the epoch of an RFC 3339 time, or of digits; spec/core.md 2. */
export function readTime(value: unknown): Reading<number> {
  if (typeof value === 'number') return { value: Math.trunc(value) }
  if (typeof value !== 'string') return { problem: `expected a time, got ${kindOf(value)}` }
  if (/^\d+$/.test(value)) return { value: Number(value) }
  const millis = rfc3339.test(value) ? Date.parse(value) : Number.NaN
  return Number.isNaN(millis)
    ? { problem: 'expected an RFC 3339 time or seconds since the epoch' }
    : { value: Math.floor(millis / 1000) }
}

/** A moment, as seconds since the epoch; written as RFC 3339 or as seconds (spec/core.md 2). */
export const time = field<number>({ type: 'string', format: 'date-time' }, readTime, { isAbsentWhenNull: true })
