import type { Key, Position } from './hcl/syntax.ts'

/**
 * What the reference's parser says of a text that is no policy, word for word (spec/core.md 8.1): clients show these
 * sentences, and scripts look for them. They stand behind `failed to parse policy: `.
 */
export const policyDetails = {
  unknownKeys: (keys: readonly Key[]) => accumulated(keys.map(unknownKey)),
  unknownKeysAt: (path: string, keys: readonly Key[]) =>
    accumulated(keys.map((key) => `path ${quote(path)}: ${unknownKey(key)}`)),
  capability: (path: string, capability: string) => `path ${quote(path)}: invalid capability ${quote(capability)}`,
  shorthand: (path: string, shorthand: string) => `path ${quote(path)}: invalid policy ${quote(shorthand)}`,
  wildcards: (path: string) => `path ${quote(path)}: invalid use of wildcards ('+*' is forbidden)`,
  wrappingOrder: () => 'max_wrapping_ttl cannot be less than min_wrapping_ttl',
  field: (field: string, problem: string) => `error parsing ${field}: ${problem}`,
  templating: () => 'failed to validate policy templating: unbalanced templating characters',
  repeated: (name: string, first: Position) =>
    `The argument ${quote(name)} at ${first.line}:${first.column} was already set. Each argument can only be defined once`,
  shape: (field: string, expected: string, { line, column }: Position) => `At ${line}:${column}: ${field} must be ${expected}`,
} as const

function unknownKey({ name, position }: Key): string {
  return `invalid key ${quote(name)} on line ${position.line}`
}

/** Messages as the reference's accumulator prints them (spec/core.md 1.6). */
function accumulated(messages: readonly string[]): string {
  const count = messages.length === 1 ? '1 error' : `${messages.length} errors`
  return `${count} occurred:\n${messages.map((message) => `\t* ${message}\n`).join('')}\n`
}

const quote = (text: string) => JSON.stringify(text)
