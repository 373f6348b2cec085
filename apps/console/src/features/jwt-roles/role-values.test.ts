import type { JwtRole } from '@postern/contract/resources/jwt-role.ts'
import { describe, expect, it } from 'vitest'
import { newRole, roleCallOf, roleRules, roleValuesOf } from './role-values.ts'

const role: JwtRole = {
  role_type: 'jwt',
  user_claim: 'sub',
  user_claim_json_pointer: false,
  bound_audiences: ['https://vault.example'],
  bound_subject: '',
  bound_claims: { repository: ['acme/a', 'acme/b'], run: 7 },
  bound_claims_type: 'string',
  claim_mappings: { ref: 'ref' },
  groups_claim: '',
  expiration_leeway: -1,
  not_before_leeway: 0,
  clock_skew_leeway: 90,
  allowed_redirect_uris: null,
  oidc_scopes: null,
  max_age: 0,
  verbose_oidc_logging: false,
  callback_mode: 'client',
  oauth2_metadata: null,
  oidc_disable_confirmation: false,
  token_policies_template_claims: false,
  token_ttl: 600,
  token_max_ttl: 0,
  token_explicit_max_ttl: 0,
  token_period: 0,
  token_num_uses: 0,
  token_policies: ['ci'],
  token_no_default_policy: false,
  token_bound_cidrs: [],
  token_strictly_bind_ip: false,
  token_type: 'default',
}

describe('what is sent of a role', () => {
  const { input } = roleCallOf('jwt')(roleValuesOf('ci', role))

  it('is the whole of it', () => {
    const { allowed_redirect_uris: _u, oidc_scopes: _s, oauth2_metadata: _m, max_age: _a, ...fields } = role
    const { verbose_oidc_logging: _v, callback_mode: _c, oidc_disable_confirmation: _d, ...sent } = fields
    expect(input).toMatchObject(sent)
  })

  it('always says the type, which a write would otherwise turn back', () => {
    expect(input).toMatchObject({ role_type: 'jwt', bound_claims_type: 'string' })
  })

  it('says nothing of the browser to a role for tokens', () => {
    expect(input).not.toHaveProperty('allowed_redirect_uris')
  })

  it('folds the name as the server does', () => {
    expect(roleCallOf('jwt')({ ...newRole('jwt'), name: 'CI' }).params.name).toBe('ci')
  })
})

describe('before the server is asked', () => {
  const fit = { ...newRole('jwt'), name: 'ci', bound_audiences: ['x'] }

  it('finds nothing wrong with a role that binds an audience', () => {
    expect(roleRules(fit)).toEqual({})
  })

  it.each([
    ['no user claim', { user_claim: '' }, 'user_claim'],
    ['nothing bound', { bound_audiences: [' '] }, 'bound_audiences'],
    ['a browser role without a way back', { role_type: 'oidc' }, 'allowed_redirect_uris'],
    ['a number under wildcards', { bound_claims_type: 'glob', bound_claims: [{ key: 'run', value: '7' }] }, 'bound_claims'],
    ['the reserved metadata key', { claim_mappings: [{ key: 'a', value: 'role' }] }, 'claim_mappings'],
    [
      'two claims to one key',
      {
        claim_mappings: [
          { key: 'a', value: 'x' },
          { key: 'b', value: 'x' },
        ],
      },
      'claim_mappings',
    ],
  ] as const)('stops at %s', (_, part, field) => {
    expect(Object.keys(roleRules({ ...fit, ...part }))).toEqual([field])
  })
})
