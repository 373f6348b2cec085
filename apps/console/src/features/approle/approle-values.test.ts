import { describe, expect, it } from 'vitest'
import { approleCallOf, approleRules, newApprole } from './approle-values.ts'

describe('a role for machines', () => {
  it('sends zero for what has no limit', () => {
    expect(approleCallOf('approle')({ ...newApprole, secret_id_ttl: '' }).input).toMatchObject({
      secret_id_num_uses: 0,
      secret_id_ttl: 0,
    })
  })

  it('can do without secret ids where addresses are bound', () => {
    const role = { ...newApprole, name: 'a', bind_secret_id: false, token_bound_cidrs: ['10.0.0.0/8'] }
    expect(approleRules(role)).toEqual({})
  })

  it.each([
    ['no name', { name: '' }, 'name'],
    ['a role id alone', { bind_secret_id: false }, 'bind_secret_id'],
  ] as const)('stops at %s', (_, part, field) => {
    expect(Object.keys(approleRules({ ...newApprole, name: 'a', ...part }))).toEqual([field])
  })
})
