import { describe, expect, it } from 'vitest'
import { noTokenFields, type SentTokenFields, tokenFieldsAfter, tokenFieldsShown } from './token-fields.ts'

const after = (...writes: readonly SentTokenFields[]) => writes.reduce(tokenFieldsAfter, noTokenFields)

describe('token fields (core 9.11, jwt 1.5)', () => {
  it('read back all of them, with their defaults', () => {
    expect(tokenFieldsShown(after({}))).toEqual({
      token_ttl: 0,
      token_max_ttl: 0,
      token_explicit_max_ttl: 0,
      token_period: 0,
      token_num_uses: 0,
      token_policies: [],
      token_no_default_policy: false,
      token_bound_cidrs: [],
      token_strictly_bind_ip: false,
      token_type: 'default',
    })
  })

  it('keep what a later write leaves out', () => {
    expect(after({ token_ttl: 60 }, { token_num_uses: 2 })).toMatchObject({ token_ttl: 60, token_num_uses: 2 })
  })

  it('hold policies in their normal form', () => {
    expect(after({ token_policies: [' Ops', 'dev', 'ops', ''] }).token_policies).toEqual(['dev', 'ops'])
  })

  it.each([
    ['token_ttl', -1],
    ['token_max_ttl', -1],
    ['token_period', -1],
    ['token_num_uses', -1],
  ] as const)('refuse a negative %s', (field, value) => {
    expect(() => after({ [field]: value })).toThrow(expect.objectContaining({ reason: { code: 'token_field_negative', field } }))
  })

  it.each([
    [{ token_ttl: 2, token_max_ttl: 1 }, { code: 'token_ttl_above_max' }],
    [{ token_type: 'default-service' }, { code: 'token_type_invalid', type: 'default-service' }],
    [{ token_type: 'batch', token_period: 1 }, { code: 'token_batch_periodic' }],
    [{ token_type: 'batch', token_num_uses: 1 }, { code: 'token_batch_limited_uses' }],
    [{ token_strictly_bind_ip: true, token_bound_cidrs: ['::1'] }, { code: 'token_strict_ip_and_cidrs' }],
    [{ token_bound_cidrs: ['10.0.0.0/8', 'here'] }, { code: 'token_cidr_invalid', cidr: 'here' }],
  ])('refuse %j', (sent, reason) => {
    expect(() => after(sent)).toThrow(expect.objectContaining({ reason }))
  })

  it('judge what stands after the write, not only what was sent', () => {
    expect(() => after({ token_max_ttl: 10 }, { token_ttl: 20 })).toThrow()
  })

  it('take an empty type for the default', () => {
    expect(after({ token_type: 'batch' }, { token_type: '' }).token_type).toBe('default')
  })
})

describe('the old names (jwt 1.5)', () => {
  it('alone: both are set and both are shown', () => {
    expect(tokenFieldsShown(after({ ttl: 60, policies: ['dev'] }))).toMatchObject({
      ttl: 60,
      token_ttl: 60,
      policies: ['dev'],
      token_policies: ['dev'],
    })
  })

  it('the new name alone: the old one is cleared', () => {
    const shown = tokenFieldsShown(after({ ttl: 60 }, { token_ttl: 90 }))
    expect(shown.token_ttl).toBe(90)
    expect(shown).not.toHaveProperty('ttl')
  })

  it('both: the new one wins for both', () => {
    expect(tokenFieldsShown(after({ ttl: 60, token_ttl: 90 }))).toMatchObject({ ttl: 90, token_ttl: 90 })
  })

  it('neither: unchanged', () => {
    expect(tokenFieldsShown(after({ ttl: 60 }, { token_num_uses: 1 }))).toMatchObject({ ttl: 60, token_ttl: 60 })
  })

  it('empty: not shown', () => {
    expect(tokenFieldsShown(after({ policies: ['dev'] }, { policies: [] }))).not.toHaveProperty('policies')
  })
})
