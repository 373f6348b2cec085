import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { placeOf, segmentsOf, spanOf } from './segments.ts'

const pair = { kid: 'a', algorithm: 'RS256', published: 100 } as const

describe('the life of a key pair', () => {
  it('only waits while it is next', () => {
    expect(segmentsOf({ ...pair, state: 'next' }, 500)).toEqual([{ state: 'next', from: 100, to: 500, isOpen: true }])
  })

  it('waits, then signs until the planned rotation', () => {
    const segments = segmentsOf({ ...pair, state: 'current', signs_from: 200, signs_until: 400 }, 500)
    expect(segments.map(({ state, from, to }) => [state, from, to])).toEqual([
      ['next', 100, 200],
      ['current', 200, 400],
    ])
  })

  it('verifies on until it is gone', () => {
    const segments = segmentsOf({ ...pair, state: 'previous', signs_from: 100, signs_until: 200, gone_at: 300 }, 500)
    expect(segments.map(({ state, from, to }) => [state, from, to])).toEqual([
      ['current', 100, 200],
      ['previous', 200, 300],
    ])
  })
})

it('shows everything that is known to happen', () => {
  fc.assert(
    fc.property(fc.nat(1e6), fc.nat(1e6), fc.nat(1e6), (published, now, nextRotation) => {
      const span = spanOf([{ ...pair, published, state: 'next' }], now, nextRotation)
      for (const at of [published, now, Math.max(now, nextRotation)]) expect(placeOf(at, span)).toBeGreaterThan(0)
      for (const at of [published, now, nextRotation]) expect(placeOf(at, span)).toBeLessThan(1)
    }),
  )
})
