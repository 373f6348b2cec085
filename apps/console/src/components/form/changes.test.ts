import { describe, expect, it } from 'vitest'
import { changesOf, saidOf } from './changes.ts'

describe('what a save would change', () => {
  it('lists the fields that differ', () => {
    expect(changesOf({ a: '1', b: ['x'], c: true }, { a: '1', b: ['x', 'y'], c: false })).toEqual([
      { name: 'b', before: ['x'], after: ['x', 'y'] },
      { name: 'c', before: true, after: false },
    ])
  })

  it('passes over blank lines and rows without a name', () => {
    const before = { list: ['x'], pairs: [{ key: 'a', value: '1' }] }
    const after = {
      list: ['x', '', ' '],
      pairs: [
        { key: 'a', value: '1' },
        { key: '', value: '' },
      ],
    }
    expect(changesOf(before, after)).toEqual([])
  })
})

it.each([
  [true, 'yes'],
  ['', 'empty'],
  [[], 'none'],
  [['a', 'b'], 'a\nb'],
  [[{ key: 'team', value: 'ops' }], 'team = ops'],
])('says %o as %s', (value, said) => {
  expect(saidOf(value)).toBe(said)
})
