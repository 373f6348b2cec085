import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { claimValue, integerText } from './claim-value.ts'
import { parseClaims } from './parse-claims.ts'
import { surveyOf } from './survey.ts'

describe('4.6 registered claims', () => {
  it.each([
    ['not JSON', '{', { problem: 'payload' }],
    ['not an object', '[]', { problem: 'payload' }],
    ['SUB beside sub', '{"SUB":"a","sub":"b"}', { problem: 'collision', key: 'SUB', name: 'sub' }],
    ['SUB alone', '{"SUB":"a"}', { problem: 'collision', key: 'SUB', name: 'sub' }],
    ['a long s', '{"\u017fub":"a"}', { problem: 'collision', key: '\u017fub', name: 'sub' }],
    ['an escaped long s', String.raw`{"\u017fub":"a"}`, { problem: 'collision', key: '\u017fub', name: 'sub' }],
    ['sub twice', '{"sub":"a","x":1,"sub":"b"}', { problem: 'duplicate', name: 'sub' }],
    ['sub twice, once escaped', String.raw`{"sub":"a","\u0073ub":"b"}`, { problem: 'duplicate', name: 'sub' }],
    ['a number as issuer', '{"iss":1}', { problem: 'type', name: 'iss' }],
    ['a list as token id', '{"jti":[]}', { problem: 'type', name: 'jti' }],
    ['a quoted time', '{"exp":"1700000000"}', { problem: 'type', name: 'exp' }],
    ['a boolean time', '{"iat":true}', { problem: 'type', name: 'iat' }],
    ['a number as audience', '{"aud":1}', { problem: 'type', name: 'aud' }],
    ['a list with a number as audience', '{"aud":["a",1]}', { problem: 'type', name: 'aud' }],
    ['a hundred levels', `{"a":${'['.repeat(100)}${']'.repeat(100)}}`, { problem: 'depth' }],
  ])('refuses: %s', (_, payload, problem) => {
    expect(parseClaims(payload).problem).toMatchObject(problem)
  })

  it.each([
    ['other names may repeat', '{"x":1,"x":2}'],
    ['names that fold to more letters are other names', '{"i\u00df":"a"}'],
    ['a registered name further in', '{"a":{"SUB":1,"sub":1,"sub":2}}'],
    ['null', '{"iss":null,"aud":null,"exp":null}'],
  ])('takes: %s', (_, payload) => {
    expect(parseClaims(payload).problem).toBeUndefined()
  })

  it('cuts fractions of times, and reads one audience as a list', () => {
    expect(parseClaims('{"exp":1700000000.9,"aud":"a","iss":"i","sub":"s"}').registered).toEqual({
      iss: 'i',
      sub: 's',
      aud: ['a'],
      exp: 1_700_000_000,
      nbf: 0,
      iat: 0,
    })
  })
})

describe('5.4 reading a claim', () => {
  const claims = {
    'https://example.com/roles': ['r'],
    'oidc.circleci.com/project-id': 'p',
    '/literal': 'no',
    'kubernetes.io': { namespace: 'ns', 'a/b': { '~c': 7.9 }, list: ['x', { y: null }] },
    aud: 'one',
    nothing: null,
    flag: false,
    big: 42.9,
  }

  it.each([
    ['https://example.com/roles', ['r']],
    ['oidc.circleci.com/project-id', 'p'],
    ['/kubernetes.io/namespace', 'ns'],
    ['/kubernetes.io/a~1b/~0c', 7],
    ['/kubernetes.io/list/0', 'x'],
    ['/kubernetes.io/list/1/y', undefined],
    ['/kubernetes.io/list/00', undefined],
    ['/kubernetes.io/list/-', undefined],
    ['/literal', undefined],
    ['/flag/x', undefined],
    ['aud', ['one']],
    ['nothing', undefined],
    ['flag', false],
    ['big', 42],
    ['toString', undefined],
    ['__proto__', undefined],
    ['/constructor/name', undefined],
    ['/kubernetes.io/list/length', undefined],
  ])('%s', (name, value) => {
    expect(claimValue(claims, name)).toEqual(value)
  })

  it.each([
    [-0.5, '0'],
    [-42.9, '-42'],
    [1e21, '1000000000000000000000'],
  ])('prints %s as %s', (value, text) => {
    expect(integerText(value)).toBe(text)
  })
})

it('finds the same names a parser does', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string({ unit: 'binary' }), fc.jsonValue()), fc.constantFrom(0, 2), (object, indent) => {
      const text = JSON.stringify(object, null, indent)
      expect(surveyOf(text).names.toSorted()).toEqual(Object.keys(JSON.parse(text) as object).toSorted())
    }),
  )
})
