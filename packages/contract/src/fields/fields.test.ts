import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { flag } from './boolean.ts'
import { duration, readSeconds, signedDuration } from './duration.ts'
import { commaList, integerList, plainList } from './list.ts'
import { map, pairs } from './map.ts'
import { decimal, integer } from './number.ts'
import { lowerText, text } from './text.ts'
import { time } from './time.ts'

const read = (schema: z.ZodType, value: unknown) => {
  const result = schema.safeParse(value)
  return result.success ? result.data : `problem: ${result.error.issues[0]?.message}`
}

describe('spec/core.md 2: parameter coercion', () => {
  it.each([
    ['a text', text, 'a', 'a'],
    ['a number as its digits', text, 42, '42'],
    ['true as "1"', text, true, '1'],
    ['false as "0"', text, false, '0'],
    ['null as an empty text', text, null, ''],
    ['an absent text', text, undefined, undefined],
    ['text folded and trimmed', lowerText, ' CI ', 'ci'],
    ['a whole number from text', integer, '7', 7],
    ['an empty text as 0', integer, '', 0],
    ['true as 1', integer, true, 1],
    ['a fraction from text', decimal, '1.5', 1.5],
    ['"t" as true', flag, 't', true],
    ['"" as false', flag, '', false],
    ['any number but 0 as true', flag, 2, true],
    ['a lone text as a comma list', commaList, 'a, b', ['a', 'b']],
    ['an array element with a comma, unsplit', commaList, ['a,b'], ['a,b']],
    ['an empty text as an empty list', commaList, '', []],
    ['a number as a list of one', commaList, 5, ['5']],
    ['a lone text as a plain list of one', plainList, 'a,b', ['a,b']],
    ['numbers from text', integerList, '1,2', [1, 2]],
    ['seconds', duration, 90, 90],
    ['seconds in text', duration, '90', 90],
    ['days', duration, '2d', 172_800],
    ['Go syntax', duration, '1h30m', 5400],
    ['a fraction with a unit', duration, '1.5h', 5400],
    ['less than a second cut off', duration, '500ms', 0],
    ['an empty duration as 0', duration, '', 0],
    ['a null duration as absent', duration, null, undefined],
    ['a negative leeway', signedDuration, '-1s', -1],
    ['RFC 3339', time, '2026-11-25T10:00:00Z', 1_795_600_800],
    ['epoch seconds in text', time, '1700000000', 1_700_000_000],
    ['pairs from a text', pairs, 'a=1,b=x=y', { a: '1', b: 'x=y' }],
    ['pairs from a list', pairs, ['a=1', 'b=2'], { a: '1', b: '2' }],
    ['pairs from an object', pairs, { a: 1 }, { a: '1' }],
    ['an object as it is', map, { a: [1] }, { a: [1] }],
  ] as const)('reads %s', (_, schema, value, expected) => {
    expect(read(schema, value)).toEqual(expected)
  })

  it.each([
    ['a list as text', text, ['a'], /array/],
    ['words as a number', integer, 'many', /whole number/],
    ['words as a boolean', flag, 'yes', /boolean/],
    ['an unknown unit', duration, '1hr', /duration/],
    ['a fraction without a unit', duration, '1.5', /duration/],
    ['days combined', duration, '1d12h', /duration/],
    ['a negative duration', duration, -5, /^problem: cannot provide negative value '-5'$/],
    ['a pair without =', pairs, ['x'], /^problem: invalid key pair "x"$/],
    ['a pair without a key', pairs, '=x', /invalid key pair/],
    ['JSON inside a text as a map', map, '{"a":"b"}', /JSON object/],
    ['an object as a list', commaList, { a: 1 }, /list/],
    ['words as a time', time, 'tomorrow', /RFC 3339/],
  ] as const)('refuses %s', (_, schema, value, problem) => {
    expect(read(schema, value)).toMatch(problem)
  })

  it('never shows a value it refuses', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^secret[a-z]{6}$/), (secret) => {
        for (const schema of [integer, decimal, flag, duration, time, map]) {
          expect(JSON.stringify(schema.safeParse(secret))).not.toContain(secret)
        }
      }),
    )
  })

  it('keeps keys such as __proto__ as data', () => {
    const parsed = pairs.parse(JSON.parse('{"__proto__":"x","constructor":"y"}'))
    expect(Object.entries(parsed ?? {})).toEqual([
      ['__proto__', 'x'],
      ['constructor', 'y'],
    ])
  })
})

describe('durations', () => {
  const seconds = (value: unknown) => {
    const reading = readSeconds(value)
    return 'value' in reading ? reading.value : reading.problem
  }

  it('read back what Go prints', () => {
    fc.assert(
      fc.property(fc.nat(1000), fc.nat(59), fc.nat(59), (h, m, s) => {
        expect(seconds(`${h}h${m}m${s}s`)).toBe(h * 3600 + m * 60 + s)
      }),
    )
  })

  it('mean the same as a number and as text', () => {
    fc.assert(fc.property(fc.nat(), (n) => seconds(String(n)) === seconds(n)))
  })

  it('of any text yield whole seconds or a problem, never anything else', () => {
    fc.assert(
      fc.property(fc.string(), (value) => {
        const result = seconds(value)
        expect(typeof result === 'string' || Number.isInteger(result)).toBe(true)
      }),
    )
  })

  it('of tenths of an hour come out whole', () => {
    fc.assert(fc.property(fc.nat(9999), (n) => seconds(`${n / 10}h`) === n * 360))
  })
})
