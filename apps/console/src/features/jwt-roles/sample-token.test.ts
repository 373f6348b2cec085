import { describe, expect, it } from 'vitest'
import { choicesOf, readToken, roleFrom } from './sample-token.ts'
import { newRole } from './role-values.ts'

const tokenOf = (claims: object) =>
  ['{}', JSON.stringify(claims), 'x'].map((part) => Buffer.from(part).toString('base64url')).join('.')

const claims = { sub: 'repo:acme/app:ref:refs/heads/main', aud: 'acme', run_id: '77', actor: 'zoë', iat: 1, groups: ['a'] }

describe('a pasted token', () => {
  it('is read, whatever script its claims are in', () => {
    expect(readToken(tokenOf(claims))).toEqual({ claims })
  })

  it.each([
    ['a.b', /three parts/],
    ['a.b.c.d.e', /encrypted/],
    ['a.!!.c', /cannot be read/],
    [`a.${Buffer.from('[1]').toString('base64url')}.c`, /no JSON object/],
  ])('that is none is said to be none: %s', (text, problem) => {
    const read = readToken(text)
    expect('problem' in read && read.problem).toMatch(problem)
  })
})

describe('the role made of it', () => {
  const sample = { claims }
  const choices = choicesOf(sample)

  it('offers what can be bound, and nothing that changes with every token', () => {
    expect(choices.map(({ claim }) => claim)).toEqual(['sub', 'run_id', 'actor'])
  })

  it('binds audience and subject exactly to begin with', () => {
    expect(roleFrom(sample, choices, newRole('jwt'))).toMatchObject({
      bound_audiences: ['acme'],
      bound_subject: claims.sub,
      bound_claims: [],
      groups_claim: 'groups',
    })
  })

  it('turns a pattern into a bound claim, since a subject has none', () => {
    const patterned = choices.map((choice) => ({
      ...choice,
      choice: choice.claim === 'sub' ? ('pattern' as const) : ('ignore' as const),
    }))
    expect(roleFrom(sample, patterned, newRole('jwt'))).toMatchObject({
      bound_subject: '',
      bound_claims_type: 'glob',
      bound_claims: [{ key: 'sub', value: 'repo:acme/app:ref:refs/heads/*' }],
    })
  })

  it('keeps text that looks like a number text', () => {
    const valued = choices.map((choice) => ({ ...choice, choice: 'value' as const }))
    expect(roleFrom(sample, valued, newRole('jwt')).bound_claims).toContainEqual({ key: 'run_id', value: '"77"' })
  })
})
