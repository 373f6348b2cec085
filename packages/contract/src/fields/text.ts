import { field, kindOf, type Reading } from './field.ts'

/** Text of a scalar: numbers keep their digits, booleans become "1" and "0", null is "" (spec/core.md 2). */
export function readText(value: unknown): Reading<string> {
  if (typeof value === 'string') return { value }
  if (typeof value === 'number' || typeof value === 'bigint') return { value: String(value) }
  if (typeof value === 'boolean') return { value: value ? '1' : '0' }
  if (value === null) return { value: '' }
  return { problem: `expected type 'string', got ${kindOf(value)}` }
}

function mapped(change: (text: string) => string) {
  return (value: unknown): Reading<string> => {
    const reading = readText(value)
    return 'value' in reading ? { value: change(reading.value) } : reading
  }
}

/** Free text. */
export const text = field<string>({ type: 'string' }, readText)

/** Text that is a secret: the audit log hashes it and forms mask it. */
export const secretText = field<string>({ type: 'string', format: 'password' }, readText)

/** Text folded to lower case and trimmed. */
export const lowerText = field<string>(
  { type: 'string' },
  mapped((value) => value.trim().toLowerCase()),
)

/** A TTL that the schema keeps as text: a number or a duration string, empty meaning "not given". */
export const ttlText = field<string>({ type: 'string', format: 'duration' }, readText)
