import { createCursor, type Cursor, refuseDeep } from './cursor.ts'
import { tokensOf } from './lex.ts'
import type { Element, Item, Key, ListValue, ObjectValue, Value } from './syntax.ts'

function parseList(cursor: Cursor, depth: number): ListValue {
  const { position } = cursor.next()
  refuseDeep(depth, position)
  const elements: Element[] = []
  let needsComma = false
  for (;;) {
    const { kind } = cursor.peek()
    if (kind === ']') {
      const below = cursor.takeComments()
      cursor.next()
      return { kind: 'list', elements, below, position }
    }
    if (kind === ',') {
      cursor.next()
      needsComma = false
      const last = elements.at(-1)
      if (last !== undefined) elements[elements.length - 1] = { ...last, ...cursor.takeBeside() }
    } else if (needsComma) {
      cursor.fail('a comma or the end of the list')
    } else {
      elements.push(parseElement(cursor, depth))
      needsComma = true
    }
  }
}

function parseElement(cursor: Cursor, depth: number): Element {
  const above = cursor.takeComments()
  const value = parseValue(cursor, depth)
  return { above, value, ...(cursor.peek().kind === ',' ? {} : cursor.takeBeside()) }
}

function parseValue(cursor: Cursor, depth: number): Value {
  const token = cursor.peek()
  switch (token.kind) {
    case '[':
      return parseList(cursor, depth + 1)
    case '{':
      return parseObject(cursor, depth + 1)
    case 'string':
    case 'heredoc': {
      const { source, position } = cursor.next()
      return { kind: 'string', value: token.value, source, position }
    }
    case 'number': {
      const { source, position } = cursor.next()
      return { kind: 'number', value: token.value, source, position }
    }
    case 'boolean':
      return { kind: 'boolean', value: token.value, position: cursor.next().position }
    default:
      return cursor.fail('a value')
  }
}

function parseKeys(cursor: Cursor): [Key, ...Key[]] {
  const keys: Key[] = []
  for (let token = cursor.peek(); token.kind === 'identifier' || token.kind === 'string'; token = cursor.peek()) {
    cursor.next()
    keys.push({ name: token.value, position: token.position })
  }
  const [first, ...labels] = keys
  return first === undefined ? cursor.fail('a key') : [first, ...labels]
}

function parseItem(cursor: Cursor, depth: number): Item {
  const above = cursor.takeComments()
  const keys = parseKeys(cursor)
  const isAssigned = cursor.peek().kind === '='
  if (isAssigned && keys.length > 1) cursor.fail('{ behind a label')
  if (!isAssigned && cursor.peek().kind !== '{') cursor.fail('= or {')
  if (isAssigned) cursor.next()
  const inside = cursor.takeComments()
  const value = parseValue(cursor, depth)
  if (cursor.peek().kind === ',') cursor.next()
  return { above: [...above, ...inside], keys, isAssigned, value, position: keys[0].position, ...cursor.takeBeside() }
}

function parseItems(cursor: Cursor, end: '}' | 'end', depth: number): Pick<ObjectValue, 'items' | 'below'> {
  const items: Item[] = []
  while (cursor.peek().kind !== end) items.push(parseItem(cursor, depth))
  const below = cursor.takeComments()
  cursor.next()
  return { items, below }
}

function parseObject(cursor: Cursor, depth: number): ObjectValue {
  const { position } = cursor.next()
  refuseDeep(depth, position)
  return { kind: 'object', ...parseItems(cursor, '}', depth), position }
}

/** The tree of an HCL text (version 1). Throws a `SyntaxFault`. */
export function parseHcl(text: string): ObjectValue {
  const cursor = createCursor(tokensOf(text.replaceAll('\r\n', '\n')))
  return { kind: 'object', ...parseItems(cursor, 'end', 0), position: { line: 1, column: 1 } }
}
