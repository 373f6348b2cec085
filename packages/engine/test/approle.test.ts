import { beforeEach, describe, expect, it } from 'vitest'
import { createCustomSecretId, createSecretId, type SentSecretId } from '#auth/approle/create-secret-id.ts'
import { deleteApprole } from '#auth/approle/delete-role.ts'
import { destroyAccessor, destroySecretId, lookupAccessor, lookupSecretId } from '#auth/approle/destroy-secret-id.ts'
import { listSecretIds } from '#auth/approle/list-secret-ids.ts'
import { loginWithApprole } from '#auth/approle/login.ts'
import { renewApproleLogin } from '#auth/approle/renew.ts'
import { approles, findApprole, maybeApprole } from '#auth/approle/role.ts'
import { secretIds } from '#auth/approle/secret-id.ts'
import { tidySecretIds } from '#auth/approle/tidy-secret-ids.ts'
import { changeApprole, type SentApprole, writeApprole } from '#auth/approle/write-role.ts'
import { entities } from '#identity/entity.ts'
import { testMount } from '#testing/mount.ts'
import { createWorldWith } from '#testing/mounts.ts'
import { outcome, refused } from '#testing/refused.ts'
import { tokens } from '#tokens/token-store.ts'

const mount = testMount({ type: 'approle', config: { max_lease_ttl: 86_400 } })
const at = (role = 'ci') => ({ mount, role })
const here = '192.0.2.7'

let { world, clock } = await createWorldWith(mount)
beforeEach(async () => {
  ;({ world, clock } = await createWorldWith(mount))
})

const write = (sent: SentApprole = {}, role = 'ci') => writeApprole(world, at(role), sent)
const roleOf = (role = 'ci') => world.storage.read((view) => findApprole(view, at(role)))
const secret = (sent: SentSecretId = {}, role = 'ci') => createSecretId(world, at(role), sent)
const login = async (secretId: string, { role = 'ci', remoteAddress = here } = {}) =>
  loginWithApprole(world, { mount, roleId: (await roleOf(role)).roleId, secretId, remoteAddress })

describe('a role (core 13.1)', () => {
  it('has a random role id and needs a secret id unless it says otherwise', async () => {
    await write({}, 'CI')
    expect(await roleOf('ci')).toMatchObject({ name: 'ci', bindSecretId: true, secretIdBoundCidrs: [], secretIdTtl: 0 })
    expect((await roleOf('Ci')).roleId).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/)
  })

  it.each([
    ['CIDRs that are none', { secret_id_bound_cidrs: ['x'] }, { code: 'approle_cidrs_invalid' }],
    ['the same by the old name', { bound_cidr_list: ['x'] }, { code: 'approle_cidrs_invalid' }],
    ['a negative number of uses', { secret_id_num_uses: -1 }, { code: 'approle_num_uses_negative' }],
    ['no constraint at all', { bind_secret_id: false }, { code: 'approle_unconstrained' }],
    ['a period above the mount', { token_period: 86_401 }, { code: 'approle_period_above_max', period: 86_401, max: 86_400 }],
    ['an empty role id', { role_id: '' }, { code: 'approle_role_id_missing' }],
    ['token fields that cannot stand', { token_ttl: 2, token_max_ttl: 1 }, { code: 'token_ttl_above_max' }],
  ])('is refused with %s', async (_, sent, reason) => {
    await expect(write(sent)).rejects.toEqual(refused(reason))
    expect(await world.storage.read((view) => maybeApprole(view, at()))).toBeUndefined()
  })

  it.each([{ secret_id_bound_cidrs: ['10.0.0.0/8'] }, { token_bound_cidrs: ['10.0.0.0/8'] }])(
    'may go without a secret id with %j',
    async (cidrs) => {
      expect(await outcome(write({ bind_secret_id: false, ...cidrs }))).toBe('in')
    },
  )

  it('keeps its role id to itself', async () => {
    await write({ role_id: 'mine' })
    await expect(write({ role_id: 'mine' }, 'other')).rejects.toEqual(refused({ code: 'approle_role_id_taken' }))
    await expect(changeApprole(world, at(), { role_id: 'mine' })).resolves.toEqual([])
  })

  it('cannot change where its secret ids are kept', async () => {
    await write({ local_secret_ids: true })
    await expect(write({ local_secret_ids: false })).rejects.toEqual(refused({ code: 'approle_local_fixed' }))
    expect(await outcome(write({ token_ttl: 1 }))).toBe('in')
  })

  it.each([
    ['default-service', 'service'],
    ['default-batch', 'batch'],
  ])('takes %s for %s, and says so', async (sent, used) => {
    expect(await write({ token_type: sent })).toEqual([{ code: 'approle_type_adjusted', sent, used }])
    expect((await roleOf()).token.token_type).toBe(used)
  })

  it('says when the mount will cut its maximum', async () => {
    expect(await write({ token_max_ttl: 86_401 })).toEqual([{ code: 'approle_max_ttl_above_mount' }])
  })

  it('must be there to be changed', async () => {
    await expect(changeApprole(world, at('none'), {})).rejects.toEqual(refused({ code: 'approle_missing', role: 'none' }))
  })
})

describe('a secret id (core 13.1)', () => {
  it.each([
    ['more uses than the role', { num_uses: 6 }, { code: 'approle_secret_uses_above_role' }],
    ['any number of uses', { num_uses: 0 }, { code: 'approle_secret_uses_above_role' }],
    ['a negative number of uses', { num_uses: -1 }, { code: 'approle_secret_uses_negative' }],
    ['a longer life than the role', { ttl: 61 }, { code: 'approle_secret_ttl_above_role' }],
    ['metadata that is no JSON', { metadata: '{' }, { code: 'approle_metadata_invalid', problem: 'not_json' }],
    ['metadata that is no object', { metadata: '[]' }, { code: 'approle_metadata_invalid', problem: 'not_an_object' }],
    ['metadata of numbers', { metadata: '{"a":1}' }, { code: 'approle_metadata_invalid', problem: 'not_text' }],
    ['CIDRs that are none', { cidr_list: ['x'] }, { code: 'approle_cidrs_invalid' }],
    ["CIDRs beyond the role's", { cidr_list: ['0.0.0.0/0'] }, { code: 'approle_cidrs_beyond_role' }],
    ["token CIDRs beyond the role's", { token_bound_cidrs: ['0.0.0.0/0'] }, { code: 'approle_cidrs_beyond_role' }],
  ])('is refused with %s', async (_, sent, reason) => {
    const cidrs = { secret_id_bound_cidrs: ['192.0.2.0/24'], token_bound_cidrs: ['192.0.2.0/24'] }
    await write({ secret_id_num_uses: 5, secret_id_ttl: 60, ...cidrs })
    await expect(secret(sent)).rejects.toEqual(refused(reason))
  })

  it('takes uses and life of the role, within the maximum of the mount', async () => {
    await write({ secret_id_num_uses: 5, secret_id_ttl: 100_000 })
    expect(await secret()).toMatchObject({ numUses: 5, ttl: 86_400 })
    expect(await secret({ num_uses: 1, ttl: 9 })).toMatchObject({ numUses: 1, ttl: 9 })
  })

  it('is not for roles that need none, or are not there', async () => {
    await write({ bind_secret_id: false, secret_id_bound_cidrs: ['::/0'] })
    await expect(secret()).rejects.toEqual(refused({ code: 'approle_not_bound' }))
    await expect(secret({}, 'none')).rejects.toEqual(refused({ code: 'approle_missing' }))
  })

  it('may be chosen, once', async () => {
    await write()
    await createCustomSecretId(world, at(), { secret_id: 'chosen' })
    await expect(createCustomSecretId(world, at(), { secret_id: 'chosen' })).rejects.toEqual(
      refused({ code: 'approle_secret_taken' }),
    )
    await expect(createCustomSecretId(world, at(), {})).rejects.toEqual(refused({ code: 'approle_secret_missing' }))
    expect(await outcome(login('chosen'))).toBe('in')
  })

  it('is never stored in clear (design 4)', async () => {
    await write()
    const { value } = await secret()
    const rows = await world.storage.read((view) => view.range({ prefix: '', limit: 1000 }))
    const stored = rows.map(({ key, value: bytes }) => key + new TextDecoder().decode(bytes)).join('\n')
    expect(stored).not.toContain(value)
  })

  it('belongs to its role: another cannot look it up, use it or destroy it (security 4.10)', async () => {
    await write()
    await write({}, 'other')
    const { value, accessor } = await secret()
    expect(await lookupSecretId(world, at('other'), value)).toBeUndefined()
    await expect(lookupAccessor(world, at('other'), accessor)).rejects.toEqual(refused({ code: 'approle_accessor_unknown' }))
    await destroySecretId(world, at('other'), value)
    await expect(destroyAccessor(world, at('other'), accessor)).rejects.toEqual(refused({ code: 'approle_accessor_invalid' }))
    expect(await outcome(login(value, { role: 'other' }))).toBe('approle_wrong_credentials')
    expect(await outcome(login(value))).toBe('in')
  })

  it('can be looked up, listed and destroyed by value and by accessor', async () => {
    await write({ secret_id_num_uses: 3 })
    const [one, other] = [await secret({ metadata: '{"team":"ops"}' }), await secret()]
    expect(await lookupSecretId(world, at(), one.value)).toMatchObject({
      accessor: one.accessor,
      metadata: { team: 'ops' },
      numUses: 3,
    })
    expect(await lookupAccessor(world, at(), other.accessor)).toMatchObject({ numUses: 3 })
    const accessors = async () => (await listSecretIds(world, at(), {})).map(({ accessor }) => accessor)
    expect(await accessors()).toEqual([one.accessor, other.accessor].toSorted())
    await destroySecretId(world, at(), one.value)
    await destroyAccessor(world, at(), other.accessor)
    expect(await accessors()).toEqual([])
    expect(await outcome(login(one.value))).toBe('approle_wrong_credentials')
    expect(await lookupSecretId(world, at(), one.value)).toBeUndefined()
  })

  it.each([
    ['value', () => lookupSecretId(world, at(), ''), 'approle_secret_missing'],
    ['value to destroy', () => destroySecretId(world, at(), ''), 'approle_secret_missing'],
    ['accessor', () => lookupAccessor(world, at(), ''), 'approle_accessor_missing'],
    ['accessor to destroy', () => destroyAccessor(world, at(), ''), 'approle_accessor_missing'],
  ])('is not found without a %s', async (_, attempt, code) => {
    await expect(attempt()).rejects.toEqual(refused({ code }))
  })

  it('is over when its time is, before anybody sweeps', async () => {
    await write({ secret_id_ttl: 60 })
    const { value, accessor } = await secret()
    clock.advance(59)
    expect(await outcome(login(value))).toBe('in')
    clock.advance(1)
    expect(await outcome(login(value))).toBe('approle_wrong_credentials')
    await expect(lookupAccessor(world, at(), accessor)).rejects.toEqual(refused({ code: 'approle_accessor_unknown' }))
    await tidySecretIds(world, mount)
    expect(await world.storage.read((view) => secretIds.list(view))).toEqual([])
  })

  it('goes with its role, and does not fit a new one of the same name', async () => {
    await write({ role_id: 'same' })
    const { value } = await secret()
    await deleteApprole(world, at('CI'))
    expect(await world.storage.read((view) => secretIds.list(view))).toEqual([])
    expect(await world.storage.read((view) => approles.list(view))).toEqual([])
    await write({ role_id: 'same' })
    expect(await outcome(login(value))).toBe('approle_wrong_credentials')
  })
})

describe('a login (core 13.1)', () => {
  beforeEach(() => write({ token_policies: ['deploy'] }))

  it('gives a token with the metadata of the secret id', async () => {
    const { value } = await secret({ metadata: '{"team":"ops"}' })
    const { token } = await login(value)
    expect(token).toMatchObject({
      displayName: 'approle',
      meta: { role_name: 'ci', team: 'ops' },
      path: 'auth/approle/login',
      policies: ['default', 'deploy'],
    })
    const { roleId } = await roleOf()
    expect(await world.storage.read((view) => entities.records(view))).toMatchObject([{ aliases: [{ name: roleId }] }])
  })

  const attempt = (roleId: string, secretId: string) =>
    outcome(loginWithApprole(world, { mount, roleId, secretId, remoteAddress: here }))

  it('is refused without a role id, with an unknown one, and without or with a wrong secret id', async () => {
    const { roleId } = await roleOf()
    expect(await attempt('', 'x')).toBe('approle_role_id_missing')
    expect(await attempt('unknown', 'x')).toBe('approle_wrong_credentials')
    expect(await attempt(roleId, '')).toBe('approle_secret_missing')
    expect(await attempt(roleId, 'x')).toBe('approle_wrong_credentials')
    expect(await world.storage.read((view) => tokens.list(view))).toEqual([])
  })

  it('comes only from addresses of the role and of the secret id', async () => {
    await write({ secret_id_bound_cidrs: ['192.0.2.0/24', '198.51.100.0/24'], token_bound_cidrs: ['192.0.2.0/24'] })
    const { value } = await secret({ cidr_list: ['192.0.2.7/32'] })
    const from = (remoteAddress: string) => login(value, { remoteAddress })
    await expect(from('192.0.2.8')).rejects.toEqual(refused({ code: 'approle_address_refused', by: 'secret_id' }))
    expect(await outcome(from('192.0.2.7'))).toBe('in')
    const free = await secret()
    await expect(login(free.value, { remoteAddress: '203.0.113.1' })).rejects.toEqual(refused({ by: 'role' }))
    await expect(login(free.value, { remoteAddress: '198.51.100.1' })).rejects.toEqual(
      refused({ by: 'role', cidrs: ['192.0.2.0/24'] }),
    )
  })

  it('binds the token to the addresses of the secret id, else of the role', async () => {
    await write({ token_bound_cidrs: ['192.0.2.0/24'] })
    expect((await login((await secret()).value)).token.boundCidrs).toEqual(['192.0.2.0/24'])
    const narrow = await secret({ token_bound_cidrs: ['192.0.2.7/32'] })
    expect((await login(narrow.value)).token.boundCidrs).toEqual(['192.0.2.7/32'])
  })

  it('needs no secret id where the role binds none', async () => {
    await write({ bind_secret_id: false, secret_id_bound_cidrs: ['192.0.2.0/24'] })
    expect(await outcome(login(''))).toBe('in')
    expect(await outcome(login('', { remoteAddress: '10.0.0.1' }))).toBe('approle_address_refused')
  })

  it('takes one use of its secret id, and the last one takes it away', async () => {
    const { value, accessor } = await secret({ num_uses: 2 })
    await login(value)
    expect(await lookupAccessor(world, at(), accessor)).toMatchObject({ numUses: 1 })
    await login(value)
    expect(await outcome(login(value))).toBe('approle_wrong_credentials')
    expect(await world.storage.read((view) => secretIds.list(view))).toEqual([])
  })

  it('of fifty at once with seven uses, exactly seven get in (security 4.10)', async () => {
    const { value } = await secret({ num_uses: 7 })
    // Lockout would answer some of the losers otherwise.
    const lax = { ...mount, config: { ...mount.config, user_lockout_config: { isDisabled: true } } }
    const { roleId } = await roleOf()
    const attempts = Array.from({ length: 50 }, () =>
      outcome(loginWithApprole(world, { mount: lax, roleId, secretId: value, remoteAddress: here })),
    )
    const answers = await Promise.all(attempts)
    expect(answers.filter((answer) => answer === 'in')).toHaveLength(7)
    expect(answers.filter((answer) => answer === 'approle_wrong_credentials')).toHaveLength(43)
    expect(await world.storage.read((view) => tokens.list(view))).toHaveLength(7)
  })

  it('that fails later does not take a use (security 4.12)', async () => {
    const { value, accessor } = await secret({ num_uses: 2 })
    const { token } = await login(value)
    await world.storage.write(async (change) =>
      entities.put(change, { ...(await entities.find(change, token.entityId)), isDisabled: true }),
    )
    expect(await outcome(login(value))).toBe('permission_denied')
    expect(await lookupAccessor(world, at(), accessor)).toMatchObject({ numUses: 1 })
  })

  it('is locked after five wrong secret ids of a role that exists (core 5.6)', async () => {
    const { value } = await secret()
    for (let time = 0; time < 5; time += 1) expect(await outcome(login('wrong'))).toBe('approle_wrong_credentials')
    expect(await outcome(login(value))).toBe('permission_denied')
    clock.advance(900)
    expect(await outcome(login(value))).toBe('in')
    for (let time = 0; time < 6; time += 1) expect(await attempt('unknown', 'x')).toBe('approle_wrong_credentials')
  })
})

describe('a renewal (core 13.1)', () => {
  it('reads the lives of the role anew, and fails when the role is gone', async () => {
    await write({ token_ttl: 60 })
    const { token } = await login((await secret()).value)
    await write({ token_ttl: 30, token_max_ttl: 90 })
    expect(await renewApproleLogin(world, { token, mount })).toEqual({ ttl: 30, maxTtl: 90, period: 0 })
    await deleteApprole(world, at())
    await expect(renewApproleLogin(world, { token, mount })).rejects.toEqual(
      refused({ code: 'approle_missing_at_renewal', role: 'ci' }),
    )
  })
})
