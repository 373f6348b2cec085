import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { goDuration } from './go-duration.ts'
import { type Life, ttlOf } from './ttl.ts'

const system = { defaultTtl: 768 * 3600, maxTtl: 768 * 3600 }
const unset: Life = { ttl: 0, maxTtl: 0, explicitMaxTtl: 0, period: 0 }
const atIssue = { now: 1000, issueTime: 1000 }
const ttl = (life: Partial<Life>, moment = {}) => ttlOf({ ...unset, ...life }, system, { ...atIssue, ...moment })

describe('the TTL of a token (spec/core.md 9.8)', () => {
  it.each([
    ['is the default when nothing is asked', {}, 768 * 3600],
    ['is what was asked', { ttl: 60 }, 60],
    ['is the period of a periodic token', { ttl: 60, period: 600 }, 600],
    ["stays below the method's maximum", { ttl: 600, maxTtl: 60 }, 60],
    ['stays below the explicit maximum', { ttl: 600, explicitMaxTtl: 60 }, 60],
    ['stays below the explicit maximum when periodic', { period: 600, explicitMaxTtl: 60 }, 60],
  ])('%s', (_, life, expected) => {
    expect(ttl(life)?.ttl).toBe(expected)
  })

  it('warns when it is capped, with the durations as Go prints them', () => {
    expect(ttl({ ttl: 800 * 3600 })?.warnings).toEqual([
      'TTL of "800h0m0s" exceeded the effective max_ttl of "768h0m0s"; TTL value is capped accordingly',
    ])
    expect(ttl({ period: 800 * 3600 })?.warnings).toEqual([
      'period of "800h0m0s" exceeded the effective max_ttl of "768h0m0s"; period value is capped accordingly',
    ])
  })

  it('is the increment at a renewal, but a period takes no notice of it', () => {
    expect(ttl({ ttl: 60 }, { increment: 30 })?.ttl).toBe(30)
    expect(ttl({ period: 600 }, { increment: 30 })?.ttl).toBe(600)
  })

  it('ends with the maximum, counted from the issue', () => {
    expect(ttl({ ttl: 60, explicitMaxTtl: 100 }, { now: 1090 })?.ttl).toBe(10)
    expect(ttl({ ttl: 60, explicitMaxTtl: 100 }, { now: 1100 })).toBeUndefined()
    expect(ttl({ period: 60 }, { now: 1000 + 10 ** 9 })?.ttl).toBe(60)
  })

  it('never passes a limit, and is never without end', () => {
    const seconds = fc.nat({ max: 10 ** 7 })
    const lives = fc.record({ ttl: seconds, maxTtl: seconds, explicitMaxTtl: seconds, period: seconds })
    const systems = fc.record({ defaultTtl: fc.integer({ min: 1, max: 10 ** 7 }), maxTtl: fc.integer({ min: 1, max: 10 ** 7 }) })
    fc.assert(
      fc.property(lives, systems, fc.record({ age: seconds, increment: seconds }), (life, ttls, { age, increment }) => {
        const result = ttlOf(life, ttls, { now: age, issueTime: 0, increment })
        if (result === undefined) return
        expect(result.ttl).toBeGreaterThan(0)
        expect(result.ttl).toBeLessThanOrEqual(ttls.maxTtl)
        if (life.explicitMaxTtl > 0) expect(age + result.ttl).toBeLessThanOrEqual(life.explicitMaxTtl)
        if (life.period === 0) expect(age + result.ttl).toBeLessThanOrEqual(ttls.maxTtl)
        if (life.period === 0 && life.maxTtl > 0) expect(age + result.ttl).toBeLessThanOrEqual(life.maxTtl)
      }),
    )
  })
})

it.each([
  [0, '0s'],
  [90, '1m30s'],
  [3600, '1h0m0s'],
  [2_764_800, '768h0m0s'],
] as const)('writes %i seconds as Go does', (seconds, written) => {
  expect(goDuration(seconds)).toBe(written)
})
