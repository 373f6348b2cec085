import { beforeEach, describe, expect, it } from 'vitest'
import { writeRoleCases } from '#auth/jwt/cases/role-cases.ts'
import { deleteJwtRole } from '#auth/jwt/roles/delete-jwt-role.ts'
import { maybeJwtRole } from '#auth/jwt/roles/jwt-role.ts'
import { listJwtRoles } from '#auth/jwt/roles/list-jwt-roles.ts'
import { shownJwtRole } from '#auth/jwt/roles/shown-jwt-role.ts'
import { type JwtRoleInput, writeJwtRole } from '#auth/jwt/roles/write-jwt-role.ts'
import { reasonOf } from '#testing/codes.ts'
import { testMount } from '#testing/mount.ts'
import { createTestWorld } from '#testing/world.ts'

const mount = testMount({ type: 'jwt' })
let { world } = createTestWorld()
beforeEach(() => {
  world = createTestWorld().world
})

const jwt: JwtRoleInput = { role_type: 'jwt', user_claim: 'sub', bound_subject: 's' }
const write = (input: JwtRoleInput, name = 'ci') => writeJwtRole(world, mount, { name, input })
const read = async (name = 'ci') => {
  const role = await maybeJwtRole(world, mount, name)
  return role && shownJwtRole(role)
}

describe('3.3 validation order', () => {
  it.each<[string, JwtRoleInput, object]>([
    ['2 an unknown type', { role_type: 'abc' }, { code: 'jwt_role_type', type: 'abc' }],
    ['3 token fields', { ...jwt, token_ttl: 10, token_max_ttl: 5 }, { code: 'token_ttl_above_max' }],
    ['3 before 5', { ...jwt, token_type: 'x', token_period: 1e9 }, { code: 'token_type_invalid' }],
    ['4 an address', { ...jwt, bound_cidrs: ['x'] }, { code: 'token_cidr_invalid', cidr: 'x' }],
    ['5 a period beyond the maximum', { ...jwt, token_period: 2_764_801 }, { code: 'jwt_role_period', max: 2_764_800 }],
    ['6 an unknown kind of bound claims', { ...jwt, bound_claims_type: 'abc' }, { code: 'jwt_role_bound_claims_type' }],
    ['7 an object under glob', { ...jwt, bound_claims_type: 'glob', bound_claims: { a: {} } }, { code: 'jwt_role_glob_claim' }],
    ['7 null under glob', { ...jwt, bound_claims_type: 'glob', bound_claims: { a: null } }, { code: 'jwt_role_glob_claim' }],
    ['8 a number under glob', { ...jwt, bound_claims_type: 'glob', bound_claims: { a: 25 } }, { code: 'jwt_role_glob_element' }],
    [
      '8 a number in a list',
      { ...jwt, bound_claims_type: 'glob', bound_claims: { a: ['x', 10] } },
      { code: 'jwt_role_glob_element' },
    ],
    ['9 a reserved key', { ...jwt, claim_mappings: { a: 'role' } }, { code: 'jwt_role_mapping_reserved' }],
    ['10 a key twice', { ...jwt, claim_mappings: { a: 'x', b: 'x' } }, { code: 'jwt_role_mapping_repeated', key: 'x' }],
    ['11 unknown metadata', { ...jwt, oauth2_metadata: ['x'] }, { code: 'jwt_role_oauth2_metadata', name: 'x' }],
    ['12 no user claim', { role_type: 'jwt', bound_subject: 's' }, { code: 'jwt_role_user_claim' }],
    ['13 an unknown callback mode', { ...jwt, callback_mode: 'x' }, { code: 'jwt_role_callback_mode' }],
    ['14 oidc without redirect URIs', { user_claim: 'sub' }, { code: 'jwt_role_redirect_uris' }],
    ['15 jwt without a bound', { role_type: 'jwt', user_claim: 'sub', bound_audiences: [] }, { code: 'jwt_role_unbound' }],
    ['16 a TTL above its maximum, by old names', { ...jwt, ttl: 10, max_ttl: 5 }, { code: 'jwt_role_ttl' }],
    ['16 comes behind 12', { role_type: 'jwt', ttl: 10, max_ttl: 5 }, { code: 'jwt_role_user_claim' }],
    [
      '17 a template',
      { ...jwt, token_policies_template_claims: true, token_policies: ['{{ .a'] },
      { code: 'jwt_role_template', index: 0 },
    ],
    ['a negative poll interval', { ...jwt, poll_interval: -1 }, { code: 'jwt_role_poll_interval' }],
  ])('%s', async (_, input, reason) => {
    expect(await reasonOf(write(input))).toMatchObject(reason)
    expect(await read()).toBeUndefined()
  })

  it('1 a name', async () => {
    expect(await reasonOf(write(jwt, ''))).toEqual({ code: 'jwt_role_name_missing' })
  })

  it('warns of what it stores', async () => {
    expect(await write({ ...jwt, token_max_ttl: 2_764_801, verbose_oidc_logging: true })).toEqual([
      'max-ttl-truncated',
      'verbose-logging',
    ])
  })
})

describe('3.2 update semantics', () => {
  it('what is left out stays, but for four fields', async () => {
    await write({
      ...jwt,
      bound_claims_type: 'glob',
      callback_mode: 'direct',
      oidc_disable_confirmation: true,
      allowed_redirect_uris: ['http://localhost/cb'],
      groups_claim: 'groups',
      token_policies: ['dev'],
    })
    await write({ token_ttl: 60 })
    expect(await read()).toMatchObject({
      role_type: 'oidc',
      bound_claims_type: 'string',
      callback_mode: 'client',
      oidc_disable_confirmation: false,
      groups_claim: 'groups',
      token_policies: ['dev'],
      token_ttl: 60,
    })
  })

  it('a jwt role without its type repeated becomes an oidc role, or fails', async () => {
    await write(jwt)
    expect(await reasonOf(write({ token_ttl: 60 }))).toEqual({ code: 'jwt_role_redirect_uris' })
    expect(await read()).toMatchObject({ role_type: 'jwt', token_ttl: 0 })
  })
})

describe('3.4 read', () => {
  it('never set is null, set to nothing is empty; leeways read as they were set', async () => {
    await write({ ...jwt, bound_audiences: [], claim_mappings: {}, clock_skew_leeway: -1 })
    const role = await read()
    expect(role).toMatchObject({
      bound_audiences: [],
      claim_mappings: {},
      bound_claims: null,
      oidc_scopes: null,
      oauth2_metadata: null,
      allowed_redirect_uris: null,
      expiration_leeway: 0,
      clock_skew_leeway: -1,
      token_policies: [],
      token_type: 'default',
    })
    expect(role).not.toHaveProperty('poll_interval')
    expect(role).not.toHaveProperty('policies')
  })

  it('A.3 the old names read beside the new', async () => {
    await write({ ...jwt, policies: ['app-read'], ttl: 3600, poll_interval: 3 })
    expect(await read()).toMatchObject({
      policies: ['app-read'],
      token_policies: ['app-read'],
      ttl: 3600,
      token_ttl: 3600,
      poll_interval: 3,
    })
  })

  it('numbers in bound claims keep their digits', async () => {
    const { parseExact } = await import('#json/exact-json.ts')
    const claims = parseExact('{"a":42.0,"b":[9007199254740993]}') as Record<string, unknown>
    await write({ ...jwt, bound_claims: claims })
    expect(JSON.stringify((await read())?.bound_claims)).toBe('{"a":42.0,"b":[9007199254740993]}')
  })

  it('templates keep their case', async () => {
    await write({ ...jwt, token_policies_template_claims: true, token_policies: ['P_{{ .userName }}'] })
    expect(await read()).toMatchObject({ token_policies: ['P_{{ .userName }}'] })
  })

  it('names fold to lower case and are listed in order, page by page', async () => {
    for (const name of ['Web', 'ci', 'ci-2']) await write(jwt, name)
    expect(await read('web')).toBeDefined()
    expect(await listJwtRoles(world, mount)).toEqual(['ci', 'ci-2', 'web'])
    expect(await listJwtRoles(world, mount, { after: 'ci', limit: 1 })).toEqual(['ci-2'])
    expect(await listJwtRoles(world, mount, { filter: 'CI', limit: 1 })).toEqual(['ci'])
    await deleteJwtRole(world, mount, 'WEB')
    await deleteJwtRole(world, mount, 'web')
    expect(await listJwtRoles(world, mount)).toEqual(['ci', 'ci-2'])
  })
})

describe('saved cases', () => {
  const cases = [
    { name: 'main', expects: 'accept', claims: { sub: 's', iat: 1000 } },
    { name: 'other', expects: 'refuse', claims: { sub: 't', iat: 1000 } },
  ]

  it('a checked write that would change their outcome is refused, and writes nothing', async () => {
    await write(jwt)
    await writeRoleCases(world, mount, { role: 'ci', cases })
    expect(await reasonOf(write({ ...jwt, bound_subject: 't', check: true }))).toEqual({
      code: 'jwt_role_cases',
      failed: ['main', 'other'],
    })
    expect(await read()).toMatchObject({ bound_subject: 's' })
    await write({ ...jwt, token_ttl: 5, check: true })
    await write({ ...jwt, bound_subject: 't' })
    expect(await read()).toMatchObject({ bound_subject: 't', token_ttl: 5 })
  })

  it('belong to a role that is there, and have their form', async () => {
    expect(await reasonOf(writeRoleCases(world, mount, { role: 'no', cases }))).toMatchObject({ code: 'jwt_role_not_found' })
    expect(await reasonOf(writeRoleCases(world, mount, { role: 'no', cases: [{}] }))).toMatchObject({ code: 'jwt_cases_invalid' })
  })
})
