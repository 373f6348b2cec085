import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { originsOf } from './claim-origins.ts'
import { compileTemplate, reservedClaims } from './compile-template.ts'
import { renderTemplate } from './render-template.ts'
import { nobody, type PersonFacts } from './template-facts.ts'

const ana: PersonFacts = {
  id: 'e-1',
  name: 'ana',
  metadata: { email: 'ana@example.com', 'with.dots': 'dotted', bell: '\u0007\u0000"}{' },
  groups: [
    { id: 'g-1', name: 'admins' },
    { id: 'g-2', name: 'platform' },
  ],
  aliases: [{ accessor: 'auth_userpass_1', id: 'a-1', name: 'ana.r', metadata: { k: 'v' }, customMetadata: { desk: '7' } }],
}
const now = 1_700_000_000

function compiled(text: string) {
  const template = compileTemplate(text)
  if ('fault' in template) throw new Error(JSON.stringify(template))
  return template
}
const claimsFor = (text: string, person: PersonFacts | undefined = ana) => renderTemplate(compiled(text), { person, now }).claims
const faultOf = (text: string) => {
  const template = compileTemplate(text)
  return 'fault' in template ? template : undefined
}

describe('7.1 base64', () => {
  it('opens standard, padded base64, line ends inside', () => {
    const packed = Buffer.from('{"a": {{identity.entity.name}}}').toString('base64')
    expect(compiled(`${packed.slice(0, 8)}\r\n${packed.slice(8)}`).text).toBe('{"a": {{identity.entity.name}}}')
  })

  it.each([
    ['unpadded', 'eyJhIjoxfQ'],
    ['URL-safe', 'eyJhIjoiPz8_In0='],
  ])('does not open %s base64', (_, text) => {
    expect(faultOf(text)).toMatchObject({ fault: 'not_json' })
  })

  it('takes an empty text for a template that says nothing', () => {
    expect(claimsFor('')).toEqual({})
  })
})

describe('7.2 lexical rules', () => {
  it.each([
    '{"a":{"b":1}}',
    '{"a":{"b":{{identity.entity.name}}}}',
    '{"a": {{identity.entity.name}',
    '{"a": {{ {{time.now}} }}',
    'x}}y',
  ])('finds the braces unbalanced: %s', (text) => expect(faultOf(text)).toMatchObject({ fault: 'unbalanced' }))

  it('says where', () => {
    expect(faultOf('{"a": 1,\n "b":{"c":{{time.now}}}}')).toEqual({ fault: 'unbalanced', at: { line: 2, column: 23 } })
    expect(faultOf('{"a": 1,\n "b": {{time.now')).toEqual({ fault: 'unbalanced', at: { line: 2, column: 7 } })
  })

  it.each([
    ['{"a":{"b":{{identity.entity.name}} } }', { a: { b: 'ana' } }],
    ['{"a":{"b":1} }', { a: { b: 1 } }],
    ['{"a":{{identity.entity.name}}}', { a: 'ana' }],
    ['{"a":{{  identity.entity.name\t}}}', { a: 'ana' }],
    [' null', {}],
    ['{}', {}],
  ])('takes %s', (text, claims) => expect(claimsFor(text)).toEqual(claims))
})

describe('7.3 directives', () => {
  it.each([
    ['identity.entity.id', 'e-1', ''],
    ['identity.entity.name', 'ana', ''],
    ['identity.entity.groups.ids', ['g-1', 'g-2'], null],
    ['identity.entity.groups.names', ['admins', 'platform'], null],
    ['identity.entity.metadata', ana.metadata, {}],
    ['identity.entity.metadata.email', 'ana@example.com', ''],
    ['identity.entity.metadata.with.dots', 'dotted', ''],
    ['identity.entity.metadata.bell', '\u0007\u0000"}{', ''],
    ['identity.entity.metadata.toString', '', ''],
    ['identity.entity.aliases.auth_userpass_1.id', 'a-1', ''],
    ['identity.entity.aliases.auth_userpass_1.name', 'ana.r', ''],
    ['identity.entity.aliases.auth_userpass_1.metadata', { k: 'v' }, {}],
    ['identity.entity.aliases.auth_userpass_1.metadata.k', 'v', ''],
    ['identity.entity.aliases.auth_userpass_1.custom_metadata', { desk: '7' }, {}],
    ['identity.entity.aliases.auth_userpass_1.custom_metadata.desk', '7', ''],
    ['identity.entity.aliases.auth_other_2.name', '', ''],
    ['time.now', now, now],
    ['time.now.plus.1h', now + 3600, now + 3600],
    ['time.now.plus.1.5h', now + 5400, now + 5400],
    ['time.now.minus.2d', now - 172_800, now - 172_800],
    ['time.now.minus.90', now - 90, now - 90],
  ])('%s', (directive, ofAna, ofNobody) => {
    expect(claimsFor(`{"a": {{${directive}}} }`)).toEqual({ a: ofAna })
    expect(claimsFor(`{"a": {{${directive}}} }`, nobody)).toEqual({ a: ofNobody })
  })

  it('says nothing of nobody at all, unless it asks for nobody (13.4)', () => {
    expect(renderTemplate(compiled('{"a": 1, "b": {{identity.entity.name}} }'), { person: undefined, now })).toMatchObject({
      claims: {},
      problems: [{ problem: 'no_person' }],
    })
    expect(renderTemplate(compiled('{"a": 1, "b": {{time.now}} }'), { person: undefined, now }).claims).toEqual({ a: 1, b: now })
  })

  it('may be a whole template, a name, or part of a number', () => {
    expect(claimsFor('{{identity.entity.metadata}}')).toEqual(ana.metadata)
    expect(claimsFor('{ {{identity.entity.name}}: 1, "at {{time.now}}": 2 }')).toEqual({ ana: 1, [`at ${now}`]: 2 })
    expect(claimsFor('{"ms": {{time.now}}000, "minus": -{{time.now}}, "text": "since {{time.now}}" }')).toEqual({
      ms: now * 1000,
      minus: -now,
      text: `since ${now}`,
    })
  })

  it('breaks inside quotes as soon as a list has something in it', () => {
    expect(claimsFor('{"a": "{{identity.entity.groups.names}}"}', nobody)).toEqual({ a: 'null' })
    expect(renderTemplate(compiled('{"a": "{{identity.entity.groups.names}}"}'), { person: ana, now })).toMatchObject({
      claims: {},
      problems: [{ problem: 'broken_by_values' }],
    })
  })
})

describe('7.4 what is refused when it is written', () => {
  it.each([
    ['{{foo}}', { fault: 'unknown_directive', directive: 'foo' }],
    ['{"a": {{identity.entity.foo}} }', { fault: 'unknown_directive', directive: 'identity.entity.foo' }],
    ['{"a": {{identity.entity.aliases.x.y}} }', { fault: 'unknown_directive' }],
    ['{"a": {{identity.entity.aliases.acc}} }', { fault: 'alias_selector' }],
    ['{"a": {{identity.groups.ids.1.name}} }', { fault: 'groups_directive' }],
    ['{"a": {{time.later}} }', { fault: 'time_selector', selector: 'later' }],
    ['{"a": {{time.now.plus}} }', { fault: 'time_operand' }],
    ['{"a": {{time.now.divide.5m}} }', { fault: 'time_operator', operator: 'divide' }],
    ['{"a": {{time.now.plus.zzz}} }', { fault: 'duration' }],
    [
      '{"a": "{{identity.entity.name}}" }',
      { fault: 'quoted_directive', directive: 'identity.entity.name', at: { line: 1, column: 8 } },
    ],
    ['[1]', { fault: 'not_json' }],
    ['"a"', { fault: 'not_json' }],
    ['7 ', { fault: 'not_json' }],
    ['{{time.now}}', { fault: 'not_json' }],
    ['{"a": 01}', { fault: 'not_json' }],
    ['{"a": 1,}', { fault: 'not_json', at: { line: 1, column: 9 } }],
    ['{"a": "x\ny"}', { fault: 'not_json' }],
    ['{"a": "\\x"}', { fault: 'not_json' }],
    ['{"a": 1} x', { fault: 'not_json' }],
    ['{"a": {{identity.entity.name}} {{identity.entity.id}} }', { fault: 'not_json' }],
    ['{', { fault: 'not_json' }],
    ['['.repeat(100_000), { fault: 'not_json', detail: 'too deep' }],
    ['{ {{time.now}}: 1 }', { fault: 'not_json' }],
  ])('%s', (text, fault) => expect(faultOf(text)).toMatchObject(fault))

  it.each(reservedClaims)('the reserved claim %s', (claim) => {
    expect(faultOf(`{"${claim}": 1}`)).toEqual({ fault: 'reserved_claim', claim })
  })

  it('leaves other registered names alone', () => {
    const claims = { jti: '1', azp: '2', acr: '3', amr: ['4'], sid: '5', scope: '6' }
    expect(claimsFor(JSON.stringify(claims))).toEqual(claims)
  })
})

describe('7.5 what a template becomes', () => {
  it('drops a reserved name that a person smuggles in', () => {
    const mallory = { ...ana, metadata: { iss: 'https://elsewhere', email: 'm@example.com' } }
    expect(renderTemplate(compiled('{{identity.entity.metadata}}'), { person: mallory, now })).toMatchObject({
      claims: { email: 'm@example.com' },
      problems: [{ problem: 'reserved_claim', claim: 'iss' }],
    })
  })

  it('tells where each value comes from', () => {
    const text =
      '{"a": {"mail/x": {{identity.entity.metadata.email}}, "n": [1, {{identity.entity.aliases.auth_userpass_1.name}}] }, "e": {{identity.entity.metadata.none}} }'
    expect(originsOf(compiled(text).root!, { person: ana, now })).toMatchObject([
      { pointer: '/a/mail~1x', directive: { text: 'identity.entity.metadata.email' }, isEmpty: false },
      { pointer: '/a/n/0', isEmpty: false },
      { pointer: '/a/n/1', alias: { accessor: 'auth_userpass_1', name: 'ana.r' } },
      { pointer: '/e', isEmpty: true },
    ])
  })
})

describe('whatever people are called', () => {
  const anything = fc.string({ unit: 'binary' })
  const people = fc.record({
    id: anything,
    name: anything,
    metadata: fc.dictionary(anything, anything),
    groups: fc.array(fc.record({ id: anything, name: anything })),
    aliases: fc.array(
      fc.record({
        accessor: fc.constantFrom('acc', 'other'),
        id: anything,
        name: anything,
        metadata: fc.dictionary(anything, anything),
        customMetadata: fc.dictionary(anything, anything),
      }),
    ),
  })
  const directives = fc.constantFrom(
    'identity.entity.id',
    'identity.entity.name',
    'identity.entity.groups.ids',
    'identity.entity.groups.names',
    'identity.entity.metadata',
    'identity.entity.metadata.email',
    'identity.entity.aliases.acc.name',
    'identity.entity.aliases.acc.metadata',
    'identity.entity.aliases.acc.custom_metadata.x',
    'time.now',
  )

  it('the claims are JSON, and values are values: nothing a person is called adds, removes or renames a claim', () => {
    fc.assert(
      fc.property(people, fc.array(directives, { minLength: 1 }), (person, wanted) => {
        const text = `{${wanted.map((directive, index) => `"c${index}": {{${directive}}} `).join(',')}}`
        const { claims } = renderTemplate(compiled(text), { person, now })
        expect(JSON.parse(JSON.stringify(claims))).toEqual(claims)
        expect(Object.keys(claims)).toEqual(wanted.map((_, index) => `c${index}`))
      }),
    )
  })

  it('a template inside quotes never lets a value out of them', () => {
    fc.assert(
      fc.property(people, directives, (person, directive) => {
        const template = compileTemplate(`{"a": "x{{${directive}}}y", "b": 1}`)
        if ('fault' in template) return
        const { claims } = renderTemplate(template, { person, now })
        expect([[], ['a', 'b']]).toContainEqual(Object.keys(claims))
      }),
    )
  })

  it('compiling never throws', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => void compileTemplate(text)))
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('{{', '}}', '{', '}', '"', ':', ',', '1', 'time.now', '\\', '[', ']', 'x')),
        (parts) => void compileTemplate(parts.join('')),
      ),
    )
  })
})
