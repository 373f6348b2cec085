import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { leewaysOf } from '../roles/leeways.ts'
import { timesProblem } from './times.ts'

const now = 1_800_000_000
type Claim = 'iat' | 'nbf' | 'exp'

const problemAt = (claims: Partial<Record<Claim, number>>, [skew, expiration, notBefore]: readonly [number, number, number]) =>
  timesProblem(
    { iat: 0, nbf: 0, exp: 0, ...claims },
    leewaysOf({ clock_skew_leeway: skew, expiration_leeway: expiration, not_before_leeway: notBefore }),
    now,
  )

describe('5.3 reference points: claims, S, E, N, the offset that holds and the one that does not', () => {
  it.each([
    [['iat'], 0, 0, 0, -205, -215],
    [['nbf'], 0, 0, 0, -205, -215],
    [['iat'], 10, 0, 0, -150, -165],
    [['nbf'], 10, 0, 0, -145, -165],
    [['iat'], -1, 0, 0, -145, -155],
    [['nbf'], -1, 0, 0, -145, -155],
    [['iat'], 0, 10, 0, -65, -75],
    [['nbf'], 0, 10, 0, -65, -75],
    [['iat'], 10, 10, 0, -5, -25],
    [['nbf'], 10, 10, 0, -5, -25],
    [['iat'], 10, -1, 0, -5, -15],
    [['nbf'], 10, -1, 0, -5, -15],
    [['iat'], 10, 0, -1, 5, 15],
    [['iat'], -1, 0, 5, 0, 6],
    [['exp'], 0, 0, 0, 205, 215],
    [['exp'], 10, 0, 0, 150, 165],
    [['exp'], -1, 0, 0, 145, 152],
    [['exp'], 0, 0, 10, 65, 75],
    [['exp'], 10, 0, 10, 15, 25],
    [['exp'], -1, 0, 5, 3, 70],
  ] as const)('%j S=%d E=%d N=%d', (names, skew, expiration, notBefore, good, bad) => {
    const at = (offset: number) => Object.fromEntries(names.map((name) => [name, now + offset]))
    expect(problemAt(at(good), [skew, expiration, notBefore])).toBeUndefined()
    expect(problemAt(at(bad), [skew, expiration, notBefore])).toBeDefined()
  })

  it('iat = x, exp = now, N = -1', () => {
    expect(problemAt({ iat: now + 55, exp: now }, [0, 0, -1])).toBeUndefined()
    expect(problemAt({ iat: now + 65, exp: now }, [0, 0, -1])).toBeDefined()
  })
})

describe('5.3 the order and the names of what is wrong', () => {
  it.each([
    ['none of the three', {}, 'none'],
    ['not yet', { nbf: now + 61, exp: now + 1000 }, 'not-yet'],
    ['over', { iat: now - 1000, exp: now - 61 }, 'expired'],
    ['issued in the future, though valid before', { nbf: now - 10, iat: now + 61, exp: now + 1000 }, 'issued-in-future'],
    ['exp alone, far ahead', { exp: now + 3600 }, 'not-yet'],
  ] as const)('%s', (_, claims, problem) => {
    expect(problemAt(claims, [0, 0, 0])).toBe(problem)
  })

  it('bounds are inclusive, and a present exp gets the clock skew alone', () => {
    expect(problemAt({ iat: now - 1000, exp: now - 60 }, [0, 3600, 0])).toBeUndefined()
    expect(problemAt({ iat: now - 1000, exp: now - 61 }, [0, 3600, 0])).toBe('expired')
    expect(problemAt({ iat: now + 60, exp: now + 61 }, [0, 0, 0])).toBeUndefined()
  })
})

it('a longer skew never refuses what a shorter one takes', () => {
  const offset = fc.integer({ min: -500, max: 500 })
  fc.assert(
    fc.property(
      fc.record({ iat: offset, nbf: offset, exp: offset }, { requiredKeys: [] }),
      fc.nat(300),
      fc.nat(300),
      (offsets, skew, more) => {
        const claims = Object.fromEntries(Object.entries(offsets).map(([name, value]) => [name, now + value]))
        if (problemAt(claims, [skew || -1, 0, 0]) === undefined) {
          expect(problemAt(claims, [skew + more || -1, 0, 0])).toBeUndefined()
        }
      },
    ),
  )
})
