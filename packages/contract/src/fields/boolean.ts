import { field, kindOf, type Reading } from './field.ts'

const truths = new Set(['1', 't', 'T', 'TRUE', 'true', 'True'])
const falsehoods = new Set(['0', 'f', 'F', 'FALSE', 'false', 'False', ''])

/** The words Go's parser takes for a boolean; undefined for any other text. */
export function booleanOf(word: string): boolean | undefined {
  if (truths.has(word)) return true
  return falsehoods.has(word) ? false : undefined
}

function readBoolean(value: unknown): Reading<boolean> {
  if (typeof value === 'boolean') return { value }
  if (typeof value === 'number') return { value: value !== 0 }
  if (value === null) return { value: false }
  const parsed = typeof value === 'string' ? booleanOf(value) : undefined
  return parsed === undefined ? { problem: `expected a boolean, got ${kindOf(value)}` } : { value: parsed }
}

/** True or false, also as the words and numbers of spec/core.md 2. */
export const flag = field<boolean>({ type: 'boolean' }, readBoolean)
