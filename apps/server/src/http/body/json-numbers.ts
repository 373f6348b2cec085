// JSON.parse rounds whole numbers beyond 2^53. The reviver that keeps them costs, so only texts with such a run of
// digits pay for it.
const longNumber = /\d{16}/
const wholeNumber = /^-?\d+$/

/**
 * Parses JSON. A whole number beyond what a double can hold, standing directly under the top level, becomes a bigint, so
 * that a text field keeps its digits; deeper ones are rounded as everywhere in JavaScript.
 */
export function parseJson(text: string): unknown {
  if (!longNumber.test(text)) return JSON.parse(text)
  const exact: unknown = JSON.parse(text, keepDigits)
  return isObject(exact)
    ? mapped(exact, (member) => (isObject(member) || Array.isArray(member) ? rounded(member) : member))
    : exact
}

/** The value with every bigint rounded: what can be written as JSON again. */
export function rounded(value: unknown): unknown {
  if (typeof value === 'bigint') return Number(value)
  if (Array.isArray(value)) return value.map(rounded)
  return isObject(value) ? mapped(value, rounded) : value
}

function keepDigits(_: string, value: unknown, context?: { readonly source?: string }): unknown {
  const source = context?.source ?? ''
  const isRounded = typeof value === 'number' && !Number.isSafeInteger(value) && wholeNumber.test(source)
  return isRounded ? BigInt(source) : value
}

function mapped(object: Readonly<Record<string, unknown>>, change: (member: unknown) => unknown): Record<string, unknown> {
  return Object.fromEntries(Object.entries(object).map(([name, member]) => [name, change(member)]))
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
