import { refuseDeep } from './cursor.ts'
import { lineStartsOf, positionAt } from './lines.ts'
import { type Matcher, matcherOf } from './matcher.ts'
import { SyntaxFault } from './syntax-fault.ts'
import type { Element, Item, ListValue, ObjectValue, Position, Value } from './syntax.ts'

const blank = matcherOf(/[ \t\r\n]*/)
// Unrolled, so that a string of any length is read in one pass without going back.
const quoted = matcherOf(/"[^"\\\u0000-\u001f]*(?:\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})[^"\\\u0000-\u001f]*)*"/)
const scalar = matcherOf(/true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/)

const anything = matcherOf(/[^]/)

/** Reads a JSON text from left to right. */
interface Reader {
  /** Whether the text goes on with these characters, which are then passed. */
  takes(mark: string): boolean
  match(matcher: Matcher): string | undefined
  position(): Position
  fail(expected: string): never
}

function createReader(text: string): Reader {
  const lineStarts = lineStartsOf(text)
  let at = 0
  const match = (matcher: Matcher) => {
    const found = matcher(text, at)
    at += found?.length ?? 0
    return found
  }
  const skipBlank = () => match(blank)
  const position = () => {
    skipBlank()
    return positionAt(lineStarts, at)
  }
  return {
    takes(mark) {
      skipBlank()
      const isThere = text.startsWith(mark, at)
      if (isThere) at += mark.length
      return isThere
    },
    match(matcher) {
      skipBlank()
      return match(matcher)
    },
    position,
    fail(expected) {
      const where = position()
      throw new SyntaxFault(`expected ${expected}, got ${at < text.length ? (text[at] ?? '') : 'end of text'}`, where)
    },
  }
}

function readName(reader: Reader): string {
  const source = reader.match(quoted)
  const name: unknown = source === undefined ? reader.fail('a string') : JSON.parse(source)
  return typeof name === 'string' && name.isWellFormed() ? name : reader.fail('well-formed text')
}

function parseScalar(reader: Reader, position: Position): Value | undefined {
  const source = reader.match(scalar)
  if (source === undefined) return { kind: 'string', value: readName(reader), position }
  if (source === 'null') return undefined
  if (source === 'true' || source === 'false') return { kind: 'boolean', value: source === 'true', position }
  const value = Number(source)
  return Number.isFinite(value) ? { kind: 'number', value, source, position } : reader.fail('a smaller number')
}

/** A value; nothing for `null`. */
function parseValue(reader: Reader, depth: number): Value | undefined {
  const position = reader.position()
  refuseDeep(depth, position)
  if (reader.takes('{')) return parseObject(reader, depth, position)
  if (reader.takes('[')) return parseList(reader, depth, position)
  return parseScalar(reader, position)
}

function parseList(reader: Reader, depth: number, position: Position): ListValue {
  const elements: Element[] = []
  while (!reader.takes(']')) {
    const value = parseValue(reader, depth + 1) ?? reader.fail('a value other than null')
    elements.push({ above: [], value })
    if (reader.takes(',')) continue
    if (!reader.takes(']')) reader.fail('a comma or the end of the list')
    break
  }
  return { kind: 'list', elements, below: [], position }
}

function parseObject(reader: Reader, depth: number, position: Position): ObjectValue {
  const items: Item[] = []
  while (!reader.takes('}')) {
    const at = reader.position()
    const name = readName(reader)
    if (!reader.takes(':')) reader.fail('a colon')
    const value = parseValue(reader, depth + 1)
    // A member that is null says nothing.
    if (value !== undefined) items.push({ above: [], keys: [{ name, position: at }], isAssigned: true, value, position: at })
    if (reader.takes(',')) continue
    if (!reader.takes('}')) reader.fail('a comma or the end of the object')
    break
  }
  return { kind: 'object', items, below: [], position }
}

/** The tree of a JSON text whose top level is an object. Throws a `SyntaxFault`. */
export function parseJson(text: string): ObjectValue {
  const reader = createReader(text)
  const position = reader.position()
  const tree = reader.takes('{') ? parseObject(reader, 0, position) : reader.fail('an object')
  if (reader.match(anything) !== undefined) throw new SyntaxFault('expected the end of the text', reader.position())
  return tree
}
