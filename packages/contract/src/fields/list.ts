import { field, kindOf, type Reading } from './field.ts'
import { readInteger } from './number.ts'
import { readText } from './text.ts'

function readEach<T>(values: readonly unknown[], read: (value: unknown) => Reading<T>): Reading<T[]> {
  const items: T[] = []
  for (const value of values) {
    const reading = read(value)
    if (!('value' in reading)) return reading
    items.push(reading.value)
  }
  return { value: items }
}

function readTrimmed(value: unknown): Reading<string> {
  const reading = readText(value)
  return 'value' in reading ? { value: reading.value.trim() } : reading
}

function readCommaList(value: unknown): Reading<string[]> {
  if (value === null || value === '') return { value: [] }
  if (Array.isArray(value)) return readEach(value, readTrimmed)
  if (typeof value === 'string') return { value: value.split(',').map((part) => part.trim()) }
  if (typeof value === 'object') return { problem: `expected a list, got ${kindOf(value)}` }
  return readEach([value], readTrimmed)
}

function readPlainList(value: unknown): Reading<string[]> {
  if (value === null || value === '') return { value: [] }
  return readEach(Array.isArray(value) ? value : [value], readTrimmed)
}

function readIntegerList(value: unknown): Reading<number[]> {
  if (value === null || value === '') return { value: [] }
  if (typeof value === 'string') return readEach(value.split(','), readInteger)
  return readEach(Array.isArray(value) ? value : [value], readInteger)
}

/** Strings as a JSON list, or as one text split at its commas; elements trimmed (spec/core.md 2). */
export const commaList = field<string[]>({ type: 'array', items: { type: 'string' } }, readCommaList)

/** Strings as a JSON list; a lone text is one element, commas and all. */
export const plainList = field<string[]>({ type: 'array', items: { type: 'string' } }, readPlainList)

/** Whole numbers as a JSON list or as one text split at its commas. */
export const integerList = field<number[]>({ type: 'array', items: { type: 'integer' } }, readIntegerList)
