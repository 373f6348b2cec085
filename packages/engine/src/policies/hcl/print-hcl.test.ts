import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dataOf } from './data-of.ts'
import { parseDocument } from './parse-document.ts'
import { printHcl } from './print-hcl.ts'
import type { Item, ObjectValue, Value } from './syntax.ts'

const position = { line: 1, column: 1 }
const key = fc.oneof(fc.stringMatching(/^[a-z_][a-z0-9_.-]{0,8}$/), fc.string({ unit: 'grapheme', maxLength: 8 }))
const comment = fc.string({ unit: 'grapheme-ascii', maxLength: 10 }).map((text) => `# ${text}`.trimEnd())
const comments = fc.array(comment, { maxLength: 2 })
const besides = fc.option(comment, { nil: undefined }).map((text) => (text === undefined ? {} : { beside: text }))

const { object } = fc.letrec<{ value: Value; item: Item; object: ObjectValue }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    fc.string({ unit: 'grapheme' }).map((value): Value => ({ kind: 'string', value, position })),
    fc.constant<Value>({ kind: 'string', value: 'a ${b "c"} \u0007\n', position }),
    fc.integer().map((value): Value => ({ kind: 'number', value, position })),
    fc.boolean().map((value): Value => ({ kind: 'boolean', value, position })),
    fc
      .array(fc.tuple(tie('value'), comments, besides), { maxLength: 4 })
      .chain((parts) =>
        fc.record({
          elements: fc.constant(parts.map(([value, above, beside]) => ({ value, above, ...beside }))),
          below: comments,
        }),
      )
      .map((list): Value => ({ kind: 'list', ...list, position })),
    tie('object'),
  ),
  item: fc.oneof(
    fc.tuple(key, tie('value'), comments, besides).map(
      ([name, value, above, beside]): Item => ({
        keys: [{ name, position }],
        isAssigned: true,
        value,
        above,
        ...beside,
        position,
      }),
    ),
    fc
      .tuple(fc.array(key, { minLength: 1, maxLength: 3 }), tie('object'), comments, besides)
      .map(([names, value, above, beside]): Item => {
        const [first = 'a', ...labels] = names
        return {
          keys: [{ name: first, position }, ...labels.map((name) => ({ name, position }))],
          isAssigned: false,
          value,
          above,
          ...beside,
          position,
        }
      }),
  ),
  object: fc
    .record({ items: fc.array(tie('item'), { maxLength: 4 }), below: comments })
    .map((parts): ObjectValue => ({ kind: 'object', ...parts, position })),
}))

function treeOf(text: string): ObjectValue {
  const document = parseDocument(`\n${text}`)
  if ('fault' in document) throw document.fault
  return document.tree
}

/** All comments of a tree, sorted: where exactly one stands may change, that it stands may not. */
function commentsOf(value: Value): readonly string[] {
  if (value.kind === 'list') {
    return [
      ...value.below,
      ...value.elements.flatMap((each) => [...each.above, ...(each.beside ? [each.beside] : []), ...commentsOf(each.value)]),
    ].toSorted()
  }
  if (value.kind !== 'object') return []
  return [
    ...value.below,
    ...value.items.flatMap((each) => [...each.above, ...(each.beside ? [each.beside] : []), ...commentsOf(each.value)]),
  ].toSorted()
}

describe('printing HCL', () => {
  it('reads back what it printed, comments included', () => {
    fc.assert(
      fc.property(object, (tree) => {
        const again = treeOf(printHcl(tree))
        expect(dataOf(again)).toEqual(dataOf(tree))
        expect(commentsOf(again)).toEqual(commentsOf(tree))
      }),
      { numRuns: 300 },
    )
  })

  it('prints the canonical form of the canonical form unchanged', () => {
    fc.assert(
      fc.property(object, (tree) => {
        const printed = printHcl(treeOf(printHcl(tree)))
        expect(printHcl(treeOf(printed))).toBe(printed)
      }),
      { numRuns: 300 },
    )
  })

  it('lays a policy out in one form', () => {
    const text = [
      '# Who reads',
      'path "secret/*" {capabilities=["read","list"] # both',
      'comment=<<EOF',
      'why',
      'EOF',
      '}',
      'path  secret/x { allowed_parameters={"a"=[] "b.c"=["1"]}',
      '# last',
      '}',
    ]
      .join('\n')
      .replace('secret/x', '"secret/x"')
    expect(printHcl(treeOf(text))).toBe(
      [
        '# Who reads',
        'path "secret/*" {',
        '  capabilities = ["read", "list"] # both',
        '  comment = <<EOF',
        'why',
        'EOF',
        '}',
        '',
        'path "secret/x" {',
        '  allowed_parameters = {',
        '    a = []',
        '    b.c = ["1"]',
        '  }',
        '  # last',
        '}',
        '',
      ].join('\n'),
    )
  })
})
