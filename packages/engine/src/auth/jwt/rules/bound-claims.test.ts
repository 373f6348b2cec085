import { describe, expect, it } from 'vitest'
import type { Claims } from '../claims/parse-claims.ts'
import { boundClaimsOf } from '../roles/bound-claims.ts'
import { matchesGlob } from '../roles/glob.ts'
import { blankRole } from '../roles/write-jwt-role.ts'
import { boundClaims } from './bound-claims.ts'

/** The bound value as JSON text, since digits count. */
const lookAt = (bound: string, claims: Claims, type: 'string' | 'glob' = 'string') => {
  const role = { ...blankRole({ uuid: 'm' }, 'r'), bound_claims_type: type, bound_claims: boundClaimsOf(`{"x":${bound}}`) }
  return boundClaims.look({ role, claims })
}

/** Claims that have nothing of their own. */
const inheriting = (prototype: Claims): Claims => Object.create(prototype) as Claims

describe('5.6 what matches', () => {
  it.each([
    ['"a"', 'a', true],
    ['"a"', ['a', 'b'], true],
    ['["a","b"]', ['b', 'c'], true],
    ['["a","b"]', 'c', false],
    ['"a"', [], false],
    ['123', 123, true],
    ['[123,456]', 123, true],
    ['123', 123.9, true],
    ['123', '123', false],
    ['"123"', 123, false],
    ['42.0', 42, false],
    ['123', [123], false],
    ['true', true, true],
    ['true', 'true', false],
    ['"true"', true, false],
    ['""', '', true],
    ['"a"', [{ a: 1 }], false],
    ['"a"', [{ a: 1 }, 'a'], true],
    ['[{"a":1}]', [{ a: 1 }], false],
    ['[true,"a"]', [true], true],
    ['false', false, true],
    ['9007199254740993', Number('9007199254740993'), false],
  ])('%s and %j: %s', (bound, value, isMatch) => {
    expect(lookAt(bound, { x: value }).verdict).toBe(isMatch ? 'pass' : 'refuse')
  })

  it.each([
    ['absent', '"a"', {}, 'jwt_bound_claim_missing'],
    ['null', '"a"', { x: null }, 'jwt_bound_claim_missing'],
    ['an object', '"a"', { x: { y: 1 } }, 'jwt_bound_claim_received'],
    ['a bound object', '{"y":1}', { x: 'a' }, 'jwt_bound_claim_expected'],
    ['a bound null', 'null', { x: 'a' }, 'jwt_bound_claim_expected'],
    ['no pair', '"a"', { x: 'b' }, 'jwt_bound_claim_mismatch'],
    ['an inherited member', '"a"', inheriting({ x: 'a' }), 'jwt_bound_claim_missing'],
  ] as const)('refuses: %s', (_, bound, claims, code) => {
    expect(lookAt(bound, claims)).toMatchObject({ verdict: 'refuse', reason: { code } })
  })

  it('a number under glob, from a role of old', () => {
    expect(lookAt('25', { x: 'a' }, 'glob')).toMatchObject({ reason: { code: 'jwt_bound_claim_no_glob', value: '25' } })
  })

  it.each([
    ['*', '', true],
    ['*', 'any/thing', true],
    ['repo:org/app:*', 'repo:org/app:ref:refs/heads/main', true],
    ['repo:org/app:*', 'x-repo:org/app:', false],
    ['*main', 'ref/main', true],
    ['*main', 'main2', false],
    ['a*b*c', 'a--b--c', true],
    ['a*b*c', 'acb', false],
    ['a*a', 'a', false],
    ['?', 'a', false],
    ['[ab]', 'a', false],
    ['A*', 'abc', false],
    ['a**b', 'ab', true],
  ])('glob %s and "%s": %s', (pattern, text, isMatch) => {
    expect(matchesGlob(pattern, text)).toBe(isMatch)
    expect(lookAt(JSON.stringify([pattern, 7].slice(0, 1)), { x: text }, 'glob').verdict).toBe(isMatch ? 'pass' : 'refuse')
  })

  it('values that are no text are passed over under glob', () => {
    expect(lookAt('"*"', { x: [1, true] }, 'glob').verdict).toBe('refuse')
    expect(lookAt('"*"', { x: [1, 'a'] }, 'glob').verdict).toBe('pass')
  })
})
