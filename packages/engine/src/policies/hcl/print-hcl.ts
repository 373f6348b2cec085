import type { Element, Item, ListValue, Notes, ObjectValue, StringValue, Value } from './syntax.ts'

const widest = 100
const identifier = /^[\p{L}_][\p{L}\p{Nd}_.-]*$/u

function escaped(unit: string): string {
  const named: Readonly<Record<string, string>> = { '"': '\\"', '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' }
  return named[unit] ?? `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`
}

/** A text as an HCL string. */
export function quoted(text: string): string {
  return `"${text.replace(/["\\\p{Cc}]|\$(?=\{)/gu, escaped)}"`
}

const isHeredoc = ({ source }: StringValue) => source?.startsWith('<<') ?? false

function printString(value: StringValue, mayBreak: boolean): string {
  if (value.source === undefined || (isHeredoc(value) && !mayBreak)) return quoted(value.value)
  return value.source
}

function printKey(name: string, isLabel: boolean): string {
  const isBare = !isLabel && identifier.test(name) && name !== 'true' && name !== 'false'
  return isBare ? name : quoted(name)
}

function withNotes({ above, beside }: Notes, indent: string, text: string): string {
  return [
    ...above.map((comment) => `${indent}${comment}\n`),
    `${indent}${text}${beside === undefined ? '' : ` ${beside}`}\n`,
  ].join('')
}

const isNoted = ({ above, beside }: Notes) => above.length > 0 || beside !== undefined

function printList(list: ListValue, indent: string): string {
  const inside = `${indent}  `
  const isPlain = !list.elements.some(isNoted) && list.below.length === 0
  const flat = isPlain ? `[${list.elements.map(({ value }) => printValue(value, inside, false)).join(', ')}]` : undefined
  if (flat !== undefined && (flat.length + indent.length <= widest || list.elements.length < 2)) return flat
  const printElement = (element: Element) => withNotes(element, inside, `${printValue(element.value, inside, false)},`)
  const below = list.below.map((comment) => `${inside}${comment}\n`)
  return `[\n${list.elements.map(printElement).join('')}${below.join('')}${indent}]`
}

function printObject(object: ObjectValue, indent: string): string {
  const isEmpty = object.items.length === 0 && object.below.length === 0
  return isEmpty ? '{}' : `{\n${printItems(object, `${indent}  `)}${indent}}`
}

function printValue(value: Value, indent: string, mayBreak: boolean): string {
  switch (value.kind) {
    case 'string':
      return printString(value, mayBreak)
    case 'number':
      return value.source ?? String(value.value)
    case 'boolean':
      return String(value.value)
    case 'list':
      return printList(value, indent)
    case 'object':
      return printObject(value, indent)
  }
}

function printItem(item: Item, indent: string): string {
  const keys = item.keys.map(({ name }, index) => printKey(name, index > 0)).join(' ')
  return withNotes(item, indent, `${keys}${item.isAssigned ? ' =' : ''} ${printValue(item.value, indent, true)}`)
}

function printItems({ items, below }: ObjectValue, indent: string): string {
  const printed = items.map((item, index) => {
    const before = items[index - 1]
    const isApart = before !== undefined && !(item.isAssigned && before.isAssigned)
    return `${isApart ? '\n' : ''}${printItem(item, indent)}`
  })
  return printed.join('') + below.map((comment) => `${indent}${comment}\n`).join('')
}

/** A tree as HCL in its one canonical form; every comment is kept. */
export function printHcl(document: ObjectValue): string {
  return printItems(document, '')
}
