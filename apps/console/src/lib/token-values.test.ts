import { describe, expect, it } from 'vitest'
import { newTokenValues, tokenInputOf, tokenRules, tokenValuesOf } from './token-values.ts'

const read = {
  token_policies: ['ops'],
  token_no_default_policy: true,
  token_ttl: 3600,
  token_max_ttl: 0,
  token_explicit_max_ttl: 7200,
  token_period: 0,
  token_num_uses: 3,
  token_bound_cidrs: ['10.0.0.0/8'],
  token_strictly_bind_ip: true,
  token_type: 'service',
}

it('sends back what was read', () => {
  expect(tokenInputOf(tokenValuesOf(read))).toEqual({ ...read, token_num_uses: '3' })
})

it('sends zero for what is left empty', () => {
  expect(tokenInputOf(newTokenValues)).toMatchObject({ token_ttl: 0, token_num_uses: 0, token_policies: [] })
})

describe('before the server is asked', () => {
  it.each([
    ['a life longer than its maximum', { token_ttl: '2h', token_max_ttl: '1h' }, 'token_ttl'],
    ['batch tokens with a period', { token_type: 'batch', token_period: '1h' }, 'token_period'],
    ['batch tokens with counted uses', { token_type: 'batch', token_num_uses: '5' }, 'token_num_uses'],
  ] as const)('stops at %s', (_, part, field) => {
    expect(Object.keys(tokenRules({ ...newTokenValues, ...part }))).toEqual([field])
  })

  it('lets a maximum of nothing be', () => {
    expect(tokenRules({ ...newTokenValues, token_ttl: '2h' })).toEqual({})
  })
})
