import { matcherOf } from './matcher.ts'

/** What was read of a text from some offset on: its value and where it ends, or what is wrong and where. */
export type Read<T> = { readonly value: T; readonly end: number } | { readonly fault: string; readonly at: number }

const plainEscapes: Readonly<Record<string, string>> = {
  a: '\u0007',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
  '\\': '\\',
  '"': '"',
}
const numericEscape = matcherOf(/[0-7]{3}|x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}/)

function readEscape(text: string, start: number): Read<string> {
  const plain = plainEscapes[text[start + 1] ?? '']
  if (plain !== undefined) return { value: plain, end: start + 2 }
  const digits = numericEscape(text, start + 1)
  if (digits === undefined) return { fault: 'illegal char escape', at: start }
  const point = /^[0-7]/.test(digits) ? Number.parseInt(digits, 8) : Number.parseInt(digits.slice(1), 16)
  if (point > 0x10ffff) return { fault: 'illegal char escape', at: start }
  return { value: String.fromCodePoint(point), end: start + 1 + digits.length }
}

/** The end of `${ … }`, whose inside may hold braces, quotes and line breaks; undefined when it does not end. */
function endOfInterpolation(text: string, start: number): number | undefined {
  let depth = 0
  for (let at = start + 1; at < text.length; at += 1) {
    if (text[at] === '{') depth += 1
    else if (text[at] === '}') depth -= 1
    if (depth === 0) return at + 1
  }
  return undefined
}

/** Reads a quoted string. `${ … }` is kept as it stands: policies do not interpolate. */
export function readString(text: string, start: number): Read<string> {
  let value = ''
  let at = start + 1
  while (at < text.length) {
    const unit = text[at]
    if (unit === '"') {
      return value.isWellFormed() ? { value, end: at + 1 } : { fault: 'illegal char escape', at: start }
    }
    if (unit === '\n') break
    if (unit === '$' && text[at + 1] === '{') {
      const end = endOfInterpolation(text, at)
      if (end === undefined) break
      value += text.slice(at, end)
      at = end
    } else if (unit === '\\') {
      const escape = readEscape(text, at)
      if ('fault' in escape) return escape
      value += escape.value
      at = escape.end
    } else {
      value += unit
      at += 1
    }
  }
  return { fault: 'literal not terminated', at: start }
}
