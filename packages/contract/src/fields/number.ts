import { field, kindOf, type Reading } from './field.ts'

const wholeNumber = /^[+-]?\d+$/

/** A whole number: JSON number, numeric text, boolean, "" and null as 0 (spec/core.md 2). */
export function readInteger(value: unknown): Reading<number> {
  if (typeof value === 'number') return { value: Math.trunc(value) }
  if (typeof value === 'boolean') return { value: value ? 1 : 0 }
  if (value === null || value === '') return { value: 0 }
  if (typeof value === 'string' && wholeNumber.test(value.trim())) return { value: Number(value) }
  return { problem: `expected a whole number, got ${typeof value === 'string' ? 'text' : kindOf(value)}` }
}

function readDecimal(value: unknown): Reading<number> {
  if (typeof value === 'number') return { value }
  if (value === null || value === '') return { value: 0 }
  if (typeof value === 'string' && value.trim() !== '' && Number.isFinite(Number(value))) return { value: Number(value) }
  return { problem: `expected a number, got ${typeof value === 'string' ? 'text' : kindOf(value)}` }
}

/** A whole number. */
export const integer = field<number>({ type: 'integer' }, readInteger)

/** A number with a fraction. */
export const decimal = field<number>({ type: 'number' }, readDecimal)
