import { describe, expect, it } from 'vitest'
import { entities } from '#identity/entity.ts'
import { groups, memberEntities } from '#identity/group.ts'
import { newAlias, newGroup } from '#identity/new-records.ts'
import { disableAuth } from '#mounts/disable-auth.ts'
import { enableAuth } from '#mounts/enable-auth.ts'
import { mounts } from '#mounts/mount-store.ts'
import { moveMount } from '#mounts/move-mount.ts'
import { testMount } from '#testing/mount.ts'
import { createWorldWith } from '#testing/mounts.ts'
import type { TokenParameters } from '#tokens/token-parameters.ts'
import { tokens } from '#tokens/token-store.ts'
import type { World } from '#world.ts'
import { grantLogin } from './grant-login.ts'
import type { ProvenLogin } from './proven-login.ts'

const token: TokenParameters = {
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
}

const mount = testMount({ type: 'jwt', path: 'corp/oidc/' })

const proven = (given: Partial<ProvenLogin> = {}): ProvenLogin => ({
  mount,
  path: 'auth/corp/oidc/login',
  alias: { name: 'ada', metadata: {} },
  groupAliases: [],
  displayName: 'ada',
  policies: [],
  metadata: { role: 'dev' },
  token,
  renewal: { role: 'dev' },
  remoteAddress: '192.0.2.7',
  ...given,
})

const changedRows = (world: World) => {
  const rows: string[] = []
  world.storage.onChange((changed) => {
    if (changed !== 'everything') rows.push(...changed)
  })
  return rows
}

describe('a login', () => {
  it('gives an orphan with the name, metadata and policies of the method (core 9.12)', async () => {
    const { world } = await createWorldWith(mount)
    const grant = await grantLogin(world, proven({ policies: [' DEV ', 'dev', 'ops'] }))
    expect(grant.token).toMatchObject({
      isOrphan: true,
      displayName: 'corp-oidc-ada',
      path: 'auth/corp/oidc/login',
      policies: ['default', 'dev', 'ops'],
      meta: { role: 'dev' },
      renewal: { role: 'dev' },
      mountAccessor: mount.accessor,
      isRenewable: true,
      type: 'service',
    })
    expect(await world.storage.read((view) => entities.list(view))).toEqual([grant.token.entityId])
  })

  it('leaves the default policy out when the role says so (jwt 1.4.4)', async () => {
    const { world } = await createWorldWith(mount)
    const grant = await grantLogin(world, proven({ policies: ['dev'], token: { ...token, token_no_default_policy: true } }))
    expect(grant.token.policies).toEqual(['dev'])
  })

  it.each(['root', ' ROOT ', 'Root\u00a0'])('refuses the policy "%s" (security 5.2)', async (policy) => {
    const { world } = await createWorldWith(mount)
    await expect(grantLogin(world, proven({ policies: ['dev', policy] }))).rejects.toMatchObject({
      reason: { code: 'login_root_policy' },
    })
  })

  it('refuses a policy that cannot be assigned (jwt 1.4.4)', async () => {
    const { world } = await createWorldWith(mount)
    const login = grantLogin(world, proven({ policies: ['Response-Wrapping'] }))
    await expect(login).rejects.toMatchObject({ reason: { code: 'policy_not_assignable', policy: 'response-wrapping' } })
  })

  it('refuses an empty alias name (jwt 1.4.1)', async () => {
    const { world } = await createWorldWith(mount)
    const login = grantLogin(world, proven({ alias: { name: ' ', metadata: {} } }))
    await expect(login).rejects.toMatchObject({ reason: { code: 'alias_name_missing' } })
  })

  it('has no entity when it names nobody (jwt 1.4.1)', async () => {
    const { world } = await createWorldWith(mount)
    const { alias: _, ...nobody } = proven()
    expect((await grantLogin(world, nobody)).token.entityId).toBe('')
    expect(await world.storage.read((view) => entities.list(view))).toEqual([])
  })

  it('of a disabled entity is denied (jwt 1.4.2)', async () => {
    const { world } = await createWorldWith(mount)
    const { token: first } = await grantLogin(world, proven())
    await world.storage.write(async (change) =>
      entities.put(change, { ...(await entities.find(change, first.entityId)), isDisabled: true }),
    )
    await expect(grantLogin(world, proven())).rejects.toMatchObject({ reason: { code: 'permission_denied' } })
  })

  it('that something alongside refuses leaves nothing behind (security 4.12)', async () => {
    const { world } = await createWorldWith(mount)
    const keys = () => world.storage.read((view) => view.keys({ prefix: 'root/', limit: 9 }))
    const before = await keys()
    const login = grantLogin(world, proven(), async (change) => {
      change.put('root/x/y', new Uint8Array())
      throw new Error('no')
    })
    await expect(login).rejects.toThrow('no')
    expect(await keys()).toEqual(before)
  })

  it('of a known person writes the token and nothing else', async () => {
    const { world } = await createWorldWith(mount)
    const first = await grantLogin(world, proven())
    const rows = changedRows(world)
    const second = await grantLogin(world, proven({ alias: { name: 'ADA', metadata: {} } }))
    expect(second.token.entityId).toBe(first.token.entityId)
    expect(rows.filter((key) => !key.startsWith('root/token'))).toEqual([])
  })

  it('makes one entity of fifty first logins at once (core 12.7.4)', async () => {
    const { world } = await createWorldWith(mount)
    const grants = await Promise.all(Array.from({ length: 50 }, () => grantLogin(world, proven())))
    expect(new Set(grants.map(({ token: { entityId } }) => entityId)).size).toBe(1)
    expect(new Set(grants.map(({ clientToken }) => clientToken)).size).toBe(50)
  })
})

describe('a mount that goes while somebody logs in (core 5.5)', () => {
  const gone = { reason: { code: 'no_handler', path: 'auth/corp/oidc/login' } }

  it.each<[string, (world: World) => Promise<unknown>]>([
    ['about to go', (world) => world.storage.write((change) => mounts.put(change, { ...mount, isLeaving: true }))],
    ['gone', (world) => disableAuth(world, mount.path)],
    ['moved away', (world) => moveMount(world, { from: 'auth/corp/oidc', to: 'auth/oidc' })],
    ['gone, and another in its place', (world) => replaceMount(world)],
  ])('gives no token: %s', async (_, leave) => {
    const { world } = await createWorldWith(mount)
    await leave(world)
    await expect(grantLogin(world, proven())).rejects.toMatchObject(gone)
    expect(await world.storage.read((view) => tokens.list(view))).toEqual([])
    expect(await world.storage.read((view) => entities.list(view))).toEqual([])
  })

  it('leaves no token of a login that was half done', async () => {
    const { world } = await createWorldWith(mount)
    let isFirst = true
    const login = grantLogin(world, proven(), async () => {
      if (isFirst) {
        isFirst = false
        await disableAuth(world, mount.path)
      }
    })
    await expect(login).rejects.toMatchObject(gone)
    expect(await world.storage.read((view) => tokens.list(view))).toEqual([])
  })
})

async function replaceMount(world: World): Promise<void> {
  await disableAuth(world, mount.path)
  await enableAuth(world, { type: 'jwt', path: mount.path })
}

describe('the type of the token (jwt 1.4.8)', () => {
  it.each([
    ['service', 'batch', 'service'],
    ['batch', 'service', 'batch'],
    ['default-batch', 'default', 'batch'],
    ['default-batch', 'service', 'service'],
    ['default-service', 'batch', 'batch'],
    ['', 'default', 'service'],
  ])('a mount of "%s" and a role of "%s" give %s', async (ofMount, ofRole, type) => {
    const at = testMount({ type: 'jwt', config: { token_type: ofMount } })
    const { world } = await createWorldWith(at)
    const grant = await grantLogin(world, proven({ mount: at, token: { ...token, token_type: ofRole } }))
    expect(grant.token.type).toBe(type)
  })
})

describe('how long the token lives (jwt 1.4.7)', () => {
  const hour = 3600
  it.each([
    ['the system default', {}, {}, 768 * hour],
    ["the mount's default", { default_lease_ttl: hour }, {}, hour],
    ["the mount's maximum below the system default", { max_lease_ttl: hour }, {}, hour],
    ["the role's TTL", { default_lease_ttl: hour }, { token_ttl: 60 }, 60],
    ["the role's maximum", {}, { token_ttl: 60, token_max_ttl: 30 }, 30],
    ["the role's period", {}, { token_period: 90, token_ttl: 60 }, 90],
  ])('%s', async (_, config, role, ttl) => {
    const at = testMount({ config })
    const { world } = await createWorldWith(at)
    const grant = await grantLogin(world, proven({ mount: at, token: { ...token, ...role } }))
    expect(grant.leaseDuration).toBe(ttl)
  })
})

describe('external groups (jwt 13.3)', () => {
  async function withGroup(world: World, name: string, at = mount) {
    return world.storage.write(async (change) => {
      const group = await newGroup(world, change, { type: 'external' })
      await groups.put(change, {
        ...group,
        policies: [`of-${name}`],
        alias: newAlias(world, { name, mountAccessor: at.accessor }),
      })
      return group.id
    })
  }
  const members = (world: World, id: string) => world.storage.read((view) => memberEntities.leadingFrom(view, id))

  it('follow every login, the empty report included', async () => {
    const { world } = await createWorldWith(mount)
    const ops = await withGroup(world, '/Ops')
    const dev = await withGroup(world, 'dev')
    const first = await grantLogin(world, proven({ groupAliases: ['/ops', 'unknown'] }))
    expect(first.identityPolicies).toEqual(['of-/Ops'])
    expect(first.token.groupAliases).toEqual(['/ops', 'unknown'])
    expect(await members(world, ops)).toEqual([first.token.entityId])

    expect((await grantLogin(world, proven({ groupAliases: ['dev'] }))).identityPolicies).toEqual(['of-dev'])
    expect(await members(world, ops)).toEqual([])

    expect((await grantLogin(world, proven())).identityPolicies).toEqual([])
    expect(await members(world, dev)).toEqual([])
  })

  it('leave the groups of other mounts alone', async () => {
    const { world } = await createWorldWith(mount)
    const other = testMount({ type: 'jwt', path: 'jwt/', accessor: 'auth_jwt_2' })
    const far = await withGroup(world, 'ops', other)
    const { token: first } = await grantLogin(world, proven())
    await world.storage.write(async (change) => memberEntities.link(change, far, first.entityId))
    expect((await grantLogin(world, proven({ groupAliases: ['ops'] }))).identityPolicies).toEqual(['of-ops'])
  })
})
