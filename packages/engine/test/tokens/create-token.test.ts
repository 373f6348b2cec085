import { describe, expect, it } from 'vitest'
import { entityForAlias } from '#identity/entity-for-alias.ts'
import { entities } from '#identity/entity.ts'
import { createTokenWorld, presenting, reasonOf } from '#testing/tokens.ts'
import type { SentTokenRole } from '#tokens/roles/role-fields.ts'
import { revokeToken } from '#tokens/revoke-token.ts'

const ordinary = { policies: ['a'] }

async function tokenWorld(roles: Record<string, SentTokenRole> = {}) {
  const it = await createTokenWorld()
  for (const [name, sent] of Object.entries(roles)) await it.writeRole(name, sent)
  return it
}

describe('a new token (spec/core.md 9.3, 9.6)', () => {
  it('has a value and an accessor of 24 base62 characters, and what was asked for', async () => {
    const { create } = await tokenWorld()
    const { clientToken, token, leaseDuration } = await create({
      ...ordinary,
      meta: { team: 'ops' },
      display_name: 'CI runner!',
      num_uses: 3,
      ttl: '1h',
    })
    expect(clientToken).toMatch(/^s\.[0-9A-Za-z]{24}$/)
    expect(token.accessor).toMatch(/^[0-9A-Za-z]{24}$/)
    expect(leaseDuration).toBe(3600)
    expect(token).toMatchObject({
      displayName: 'token-CI-runner',
      meta: { team: 'ops' },
      numUses: 3,
      policies: ['a', 'default'],
      path: 'auth/token/create',
      isOrphan: false,
      isRenewable: true,
      type: 'service',
      leaseId: `auth/token/create/h${token.id}`,
    })
  })

  it('is stored only under keyed names', async () => {
    const { create, world } = await tokenWorld()
    const { clientToken, token } = await create(ordinary)
    const keys = await world.storage.read((view) => view.keys({ prefix: '', limit: 100 }))
    expect(keys.filter((key) => key.includes(clientToken) || key.includes(token.accessor))).toEqual([])
    const values = await world.storage.read((view) => view.range({ prefix: 'root/token', limit: 100 }))
    expect(values.some(({ value }) => new TextDecoder().decode(value).includes(clientToken))).toBe(false)
  })

  it('inherits the addresses and the entity of its parent, and an orphan neither', async () => {
    const { create, world } = await tokenWorld({
      bound: { token_bound_cidrs: ['192.0.2.0/24'], allowed_entity_aliases: ['ci-*'] },
    })
    const parent = await create({ policies: ['root'], entity_alias: 'ci-1', ttl: '1h' }, { roleName: 'bound' })
    expect(parent.token.entityId).not.toBe('')
    const child = await create(ordinary, { by: parent })
    expect(child.token).toMatchObject({ boundCidrs: ['192.0.2.0/24'], entityId: parent.token.entityId })
    const orphan = await create(ordinary, { by: parent, isOrphanPath: true })
    expect(orphan.token).toMatchObject({ boundCidrs: [], entityId: '', isOrphan: true, path: 'auth/token/create-orphan' })
    expect(await reasonOf(presenting(world, child, '198.51.100.1'))).toEqual({ code: 'permission_denied' })
  })

  it('never has a newer authentication time than the one that made it (design 7)', async () => {
    const { create, clock, root } = await tokenWorld()
    clock.advance(100)
    const child = await create(ordinary)
    const orphan = await create({ ...ordinary, no_parent: true })
    expect([child.token.authTime, orphan.token.authTime]).toEqual([root.token.authTime, root.token.authTime])
  })

  it('warns of policies that do not exist', async () => {
    const { create, writePolicy } = await tokenWorld()
    await writePolicy('a', 'path "x" { capabilities = ["read"] }')
    expect((await create({ policies: ['a', 'b'], no_default_policy: true })).warnings).toEqual(['Policy "b" does not exist'])
  })

  it('is a root token without end, lease or renewal when root asks for nothing', async () => {
    const { create } = await tokenWorld()
    const { token, leaseDuration } = await create({})
    expect(leaseDuration).toBe(0)
    expect(token).toMatchObject({ policies: ['root'], isRenewable: false, boundCidrs: [] })
    expect(token.leaseId).toBeUndefined()
    expect(token.expireTime).toBeUndefined()
  })

  it('may have a value of its own, with a warning', async () => {
    const { create, world } = await tokenWorld()
    const grant = await create({ ...ordinary, id: 'my-token' })
    expect(grant.clientToken).toBe('my-token')
    expect(grant.warnings).toContainEqual(expect.stringContaining('Supplying a custom ID'))
    expect((await presenting(world, { clientToken: 'my-token' })).token.accessor).toBe(grant.token.accessor)
  })

  it('as a batch token holds everything in itself', async () => {
    const { create, world } = await tokenWorld()
    const before = await world.storage.read((view) => view.keys({ prefix: '', limit: 100 }))
    const batch = await create({ ...ordinary, type: 'batch' })
    expect(batch.clientToken).toMatch(/^b\.[\w-]+$/)
    expect(batch.token).toMatchObject({ accessor: '', id: '', isRenewable: false, type: 'batch' })
    expect(await world.storage.read((view) => view.keys({ prefix: '', limit: 100 }))).toEqual(before)
    expect((await presenting(world, batch)).tokenPolicies).toEqual(['a', 'default'])
  })
})

describe('a token by a role (spec/core.md 9.6, 9.7)', () => {
  it('has the path, suffix, uses, addresses and life of the role', async () => {
    const { create } = await tokenWorld({
      ci: {
        path_suffix: 'nightly',
        token_num_uses: 5,
        token_bound_cidrs: ['10.0.0.0/8'],
        token_explicit_max_ttl: 60,
        renewable: false,
      },
    })
    const { token, leaseDuration } = await create({ ...ordinary, num_uses: 9 }, { roleName: 'ci' })
    expect(token).toMatchObject({
      path: 'auth/token/create/ci/nightly',
      numUses: 5,
      boundCidrs: ['10.0.0.0/8'],
      explicitMaxTtl: 60,
      isRenewable: false,
      role: 'ci',
    })
    expect(leaseDuration).toBe(60)
  })

  it('takes the lesser of two lives, with a warning', async () => {
    const { create } = await tokenWorld({ ci: { token_explicit_max_ttl: 60, token_period: 30 } })
    const { token, warnings } = await create({ ...ordinary, explicit_max_ttl: '50s', period: '40s' }, { roleName: 'ci' })
    expect(token).toMatchObject({ explicitMaxTtl: 50, period: 30 })
    expect(warnings).toEqual(
      expect.arrayContaining([
        'Explicit max TTL specified both during creation call and in role; using the lesser value of 50 seconds',
        'Period specified both during creation call and in role; using the lesser value of 30 seconds',
      ]),
    )
  })

  it('is an orphan or a batch token when the role makes such', async () => {
    const { create } = await tokenWorld({
      lone: { orphan: true },
      batch: { token_type: 'batch', orphan: true, renewable: false },
      usually: { token_type: 'default-batch', orphan: true },
    })
    expect((await create(ordinary, { roleName: 'lone' })).token.isOrphan).toBe(true)
    expect((await create({ ...ordinary, type: 'service' }, { roleName: 'batch' })).token.type).toBe('batch')
    expect((await create(ordinary, { roleName: 'usually' })).token.type).toBe('batch')
    expect((await create({ ...ordinary, type: 'service' }, { roleName: 'usually' })).token.type).toBe('service')
  })

  it('acts for the entity of an alias that the role allows', async () => {
    const { create, world, mount } = await tokenWorld({ ci: { allowed_entity_aliases: ['CI-*', 'exact'] } })
    const { token } = await create({ ...ordinary, entity_alias: 'Ci-7' }, { roleName: 'ci' })
    const entity = await world.storage.read((view) => entities.maybe(view, token.entityId))
    expect(entity?.aliases).toMatchObject([{ mountAccessor: mount.accessor, name: 'Ci-7' }])
    expect((await create({ ...ordinary, entity_alias: 'ci-7' }, { roleName: 'ci' })).token.entityId).toBe(token.entityId)
  })
})

describe('a token is refused (spec/core.md 9.4)', () => {
  const sudo = 'path "auth/token/create" { capabilities = ["update", "sudo"] }'

  it.each([
    ['to a batch token', { type: 'batch', policies: ['a'] }, {}, { code: 'token_parent_is_batch' }],
    ['to a token with limited uses', { policies: ['a'], num_uses: 2 }, {}, { code: 'token_parent_is_limited' }],
  ])('%s', async (_, parentWish, wish, reason) => {
    const { create } = await tokenWorld()
    const parent = await create(parentWish)
    expect(await reasonOf(create(wish, { by: parent }))).toEqual(reason)
  })

  it.each([
    ['with a type that does not exist', { type: 'x' }, { code: 'token_kind_unknown' }],
    [
      'of type batch with an explicit maximum',
      { type: 'batch', explicit_max_ttl: '1h' },
      { code: 'token_batch_with', field: 'explicit_max_ttl' },
    ],
    ['of type batch with uses', { type: 'batch', num_uses: 1 }, { code: 'token_batch_with', field: 'num_uses' }],
    ['of type batch with a period', { type: 'batch', period: '1h' }, { code: 'token_batch_with', field: 'period' }],
    ['with negative uses', { num_uses: -1 }, { code: 'token_uses_negative' }],
    ['with an alias but no role', { entity_alias: 'x' }, { code: 'token_alias_without_role' }],
    ['with the prefix of service tokens', { id: 's.abc' }, { code: 'token_id_reserved', prefix: 's.' }],
    ["with the prefix of Vault's service tokens", { id: 'hvs.abc' }, { code: 'token_id_reserved', prefix: 'hvs.' }],
    ['with a dot in its value', { id: 'a.b' }, { code: 'token_id_with_dot' }],
    [
      'with the wrapping policy',
      { policies: ['response-wrapping'] },
      { code: 'policy_not_assignable', policy: 'response-wrapping' },
    ],
    ['of type batch with root', { type: 'batch', policies: ['root'] }, { code: 'token_batch_root' }],
    ['with a negative ttl', { ttl: '-1s' }, { code: 'token_duration_negative', field: 'ttl' }],
    ['with a negative lease', { lease: '-1s' }, { code: 'token_duration_negative', field: 'lease' }],
    [
      'with a negative explicit maximum',
      { explicit_max_ttl: '-1s' },
      { code: 'token_duration_negative', field: 'explicit_max_ttl' },
    ],
    ['with a negative period', { period: '-1s' }, { code: 'token_duration_negative', field: 'period' }],
    ['with a ttl that is none', { ttl: 'soon' }, { code: 'token_duration_unreadable', field: 'ttl' }],
  ])('%s', async (_, wish, reason) => {
    const { create } = await tokenWorld()
    expect(await reasonOf(create({ ...ordinary, ...wish }))).toMatchObject(reason)
  })

  it('passes durations of nothing for batch tokens', async () => {
    const { create } = await tokenWorld()
    expect((await create({ ...ordinary, type: 'batch', explicit_max_ttl: '0s', period: '0' })).token.type).toBe('batch')
  })

  it.each([
    ['a value of its own', { id: 'mine' }, { code: 'token_id_needs_sudo' }],
    ['no parent', { no_parent: true }, { code: 'token_orphan_needs_sudo' }],
    ['a period', { period: '1h' }, { code: 'token_period_needs_sudo' }],
    ['policies its parent has not', { policies: ['b'] }, { code: 'token_policies_not_of_parent' }],
  ])('without sudo for %s', async (_, wish, reason) => {
    const { create, writePolicy } = await tokenWorld()
    await writePolicy('a', 'path "auth/token/create" { capabilities = ["update"] }')
    const parent = await create(ordinary)
    expect(await reasonOf(create(wish, { by: parent }))).toEqual(reason)
    await writePolicy('a', sudo)
    expect((await create(wish, { by: parent })).clientToken).not.toBe('')
  })

  it('with root to anybody but root, sudo or not', async () => {
    const { create, writePolicy } = await tokenWorld({ ci: { allowed_policies: ['root'] } })
    await writePolicy('a', 'path "auth/token/*" { capabilities = ["update"] }')
    const parent = await create(ordinary)
    expect(await reasonOf(create({ policies: ['root'] }, { by: parent }))).toEqual({ code: 'token_policies_not_of_parent' })
    expect(await reasonOf(create({}, { by: parent, roleName: 'ci' }))).toEqual({ code: 'token_root_needs_root' })
    await writePolicy('a', sudo)
    for (const spelling of ['root', ' ROOT ', 'Root']) {
      expect(await reasonOf(create({ policies: [spelling] }, { by: parent }))).toEqual({ code: 'token_root_needs_root' })
    }
  })

  it('by a role that does not exist, or whose aliases do not match, or to a disabled entity', async () => {
    const { create, world, mount } = await tokenWorld({ ci: { allowed_entity_aliases: ['ci'] } })
    expect(await reasonOf(create(ordinary, { roleName: 'x' }))).toEqual({ code: 'token_role_unknown', role: 'x' })
    const other = create({ ...ordinary, entity_alias: 'ci2' }, { roleName: 'ci' })
    expect(await reasonOf(other)).toEqual({ code: 'token_alias_not_allowed' })
    await world.storage.write(async (change) => {
      const entity = await entityForAlias(world, change, { mountAccessor: mount.accessor, name: 'ci', metadata: {} })
      await entities.put(change, { ...entity, isDisabled: true })
    })
    const disabled = create({ ...ordinary, entity_alias: 'ci' }, { roleName: 'ci' })
    expect(await reasonOf(disabled)).toEqual({ code: 'token_alias_disabled' })
  })

  it('without end from a root token that has one', async () => {
    const { create } = await tokenWorld()
    const expiring = await create({ ttl: '1h' })
    expect(expiring.token).toMatchObject({ policies: ['root'], isRenewable: true })
    expect(await reasonOf(create({}, { by: expiring }))).toEqual({ code: 'token_endless_needs_endless' })
    expect((await create({ ttl: '1h' }, { by: expiring })).leaseDuration).toBe(3600)
  })

  it('with a value that another token has', async () => {
    const { create, world } = await tokenWorld()
    await create({ ...ordinary, id: 'mine' })
    expect(await reasonOf(create({ ...ordinary, id: 'mine' }))).toEqual({ code: 'token_id_taken' })
    await revokeToken(world, 'mine')
    expect((await create({ ...ordinary, id: 'mine' })).clientToken).toBe('mine')
  })

  it('to a parent that was revoked meanwhile', async () => {
    const { create, world } = await tokenWorld()
    const parent = await create({ ttl: '1h' })
    const creating = create(ordinary, { by: parent })
    await revokeToken(world, parent.clientToken)
    await creating.catch(() => undefined)
    const children = await world.storage.read((view) => view.keys({ prefix: 'root/token:byParent/', limit: 10 }))
    expect(children).toEqual([])
  })
})
