import { refuseMalformed } from '../edge-refusal.ts'

/** How intricate a JSON body may be (spec/core.md 18). */
export interface JsonLimits {
  readonly strings: number
  readonly memory: number
  readonly depth: number
}

export const defaultJsonLimits: JsonLimits = { strings: 1000, memory: 34_078_720, depth: 128 }

const quote = 0x22
const backslash = 0x5c
const comma = 0x2c
// What a value, a string and a container roughly take in memory beside their characters.
const perValue = 16
const perString = 24
const perContainer = 56

/** Refuses an intricate body from its bytes, before a parser spends time and memory on it. */
export function refuseIntricate(bytes: Buffer, limits: JsonLimits): void {
  let strings = 0
  let memory = 0
  let depth = 0
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at]
    if (byte === quote) {
      const end = endOfString(bytes, at)
      strings += 1
      memory += perString + end - at
      at = end
      if (strings > limits.strings) refuseBecause('exceeded maximum number of strings')
    } else if (byte === 0x7b || byte === 0x5b) {
      depth += 1
      memory += perContainer
      if (depth > limits.depth) refuseBecause('exceeded maximum nesting depth')
    } else if (byte === 0x7d || byte === 0x5d) {
      depth -= 1
    } else if (byte === comma) {
      memory += perValue
    }
  }
  if (memory > limits.memory) refuseBecause('exceeded maximum estimated memory limits')
}

function endOfString(bytes: Buffer, start: number): number {
  let end = bytes.indexOf(quote, start + 1)
  while (end > 0 && isEscaped(bytes, end)) end = bytes.indexOf(quote, end + 1)
  return end < 0 ? bytes.length : end
}

function isEscaped(bytes: Buffer, at: number): boolean {
  let slashes = 0
  while (bytes[at - 1 - slashes] === backslash) slashes += 1
  return slashes % 2 === 1
}

function refuseBecause(why: string): never {
  refuseMalformed(`refused JSON input due to high complexity: ${why}`)
}
