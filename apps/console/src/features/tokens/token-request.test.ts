import { expect, it } from 'vitest'
import { newTokenRequest, tokenCallOf, tokenCreateRules } from './token-request.ts'

it('sends nothing of what was left alone', () => {
  expect(tokenCallOf(newTokenRequest)).toEqual({ input: {} })
})

it('sends what was set', () => {
  const values = { ...newTokenRequest, policies: ['ops'], ttl: '1h', renewable: false, no_parent: true }
  expect(tokenCallOf(values).input).toEqual({ policies: ['ops'], ttl: '1h', renewable: false, no_parent: true })
})

it.each([
  ['a life nobody can read', { ttl: 'soon' }, 'ttl'],
  ['a periodic batch token', { type: 'batch', period: '1h' }, 'period'],
  ['a batch token with counted uses', { type: 'batch', num_uses: '1' }, 'num_uses'],
] as const)('stops at %s', (_, part, field) => {
  expect(Object.keys(tokenCreateRules({ ...newTokenRequest, ...part }))).toEqual([field])
})
