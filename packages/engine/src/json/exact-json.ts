/** A JSON number with the digits it was written with: `42.0` is not `42`, and 64-bit integers stay whole. */
export interface ExactNumber {
  readonly rawJSON: string
}

// The proposal "JSON.parse source text access" is in every current host but not yet in the compiler's library.
const json = JSON as unknown as {
  parse(text: string, reviver: (key: string, value: unknown, context: { readonly source?: string }) => unknown): unknown
  rawJSON(text: string): ExactNumber
  isRawJSON(value: unknown): value is ExactNumber
}

/** Reads JSON, keeping each number's text. Written with JSON.stringify, the numbers come out as they were. */
export function parseExact(text: string): unknown {
  return json.parse(text, (_, value, { source }) => (typeof value === 'number' ? json.rawJSON(source ?? String(value)) : value))
}

/** Whether a value is a number that {@link parseExact} read. */
export function isExactNumber(value: unknown): value is ExactNumber {
  return json.isRawJSON(value)
}
