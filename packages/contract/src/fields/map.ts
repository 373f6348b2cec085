import { field, kindOf, type Reading } from './field.ts'
import { readText } from './text.ts'

/** A JSON object whose members are data: no prototype, so `__proto__` is a key like any other. */
export type FreeMap = Readonly<Record<string, unknown>>

function withoutPrototype<T>(entries: Iterable<readonly [string, T]>): Record<string, T> {
  // Object.create is typed any; the annotation is what it makes.
  const map = Object.create(null) as Record<string, T>
  for (const [key, value] of entries) map[key] = value
  return map
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function readMap(value: unknown): Reading<Record<string, unknown>> {
  if (value === null) return { value: withoutPrototype([]) }
  return isObject(value)
    ? { value: withoutPrototype(Object.entries(value)) }
    : { problem: `expected a JSON object, got ${kindOf(value)}` }
}

function readPair(pair: unknown): Reading<readonly [string, string]> {
  if (typeof pair !== 'string') return { problem: `expected "key=value", got ${kindOf(pair)}` }
  const split = pair.indexOf('=')
  if (split < 1) return { problem: `invalid key pair "${pair}"` }
  return { value: [pair.slice(0, split).trim(), pair.slice(split + 1).trim()] }
}

function pairsIn(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value
  return typeof value === 'string' ? value.split(',') : [value]
}

function readPairs(value: unknown): Reading<Record<string, string>> {
  if (value === null || value === '') return { value: withoutPrototype([]) }
  const read = isObject(value)
    ? Object.entries(value).map(([key, member]): Reading<readonly [string, string]> => {
        const text = readText(member)
        return 'value' in text ? { value: [key, text.value] } : text
      })
    : pairsIn(value).map(readPair)
  const problem = read.find((reading) => 'problem' in reading)
  if (problem && 'problem' in problem) return problem
  return { value: withoutPrototype(read.flatMap((reading) => ('value' in reading ? [reading.value] : []))) }
}

/** A JSON object, members untouched. A JSON document inside a text is not parsed. */
export const map = field<Record<string, unknown>>({ type: 'object' }, readMap)

/** Text to text: a JSON object of scalars, `k=v,k2=v2`, or a list of `k=v` (spec/core.md 2). */
export const pairs = field<Record<string, string>>({ type: 'object' }, readPairs)
