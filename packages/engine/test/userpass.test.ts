import { beforeEach, describe, expect, it } from 'vitest'
import type { SentTokenFields } from '#auth/token-fields.ts'
import { loginWithPassword } from '#auth/userpass/login.ts'
import { renewPasswordLogin } from '#auth/userpass/renew.ts'
import type { SentSecret } from '#auth/userpass/secret-of.ts'
import { maybeUser, users } from '#auth/userpass/user.ts'
import { deleteUser, setPassword, setPolicies, writeUser } from '#auth/userpass/write-user.ts'
import { failures } from '#auth/lockout/failures.ts'
import { lockedUsers, unlockUser } from '#auth/lockout/locked-users.ts'
import { entities } from '#identity/entity.ts'
import { testMount } from '#testing/mount.ts'
import { createWorldWith } from '#testing/mounts.ts'
import { outcome, refused } from '#testing/refused.ts'
import { tokens } from '#tokens/token-store.ts'

const mount = testMount({ type: 'userpass' })

// Of "sesame", at a cost at which tests can afford many.
const sesame = '$2b$05$MoIcF3Lkjj7T8LZZmtZ0LuAoG4CFRCECe6eVfXLqIqOkZcn7XDNXG'

let { world, clock } = await createWorldWith(mount)
beforeEach(async () => {
  ;({ world, clock } = await createWorldWith(mount))
})

const write = (username: string, sent: SentSecret & SentTokenFields) => writeUser(world, { mount, username }, sent)
const read = (username: string) => world.storage.read((view) => maybeUser(view, { mount, username }))
const login = (username: string, password: string, remoteAddress = '192.0.2.7') =>
  loginWithPassword(world, { mount, username, password, remoteAddress })
describe('users (jwt 12.1)', () => {
  it.each([
    ['neither password nor hash', {}, { code: 'userpass_secret_missing' }],
    ['an empty password', { password: '' }, { code: 'userpass_secret_missing' }],
    ['both', { password: 'x', password_hash: sesame }, { code: 'userpass_both_secrets' }],
    ['a hash that is not bcrypt', { password_hash: 'sha256:00' }, { code: 'userpass_hash_invalid' }],
    ['a hash of cost 4', { password_hash: sesame.replace('$05$', '$04$') }, { code: 'userpass_hash_too_weak', cost: 4 }],
    ['a hash of cost 13', { password_hash: sesame.replace('$05$', '$13$') }, { code: 'userpass_hash_too_strong', cost: 13 }],
    ['a password of 73 bytes', { password: 'é'.repeat(36) + 'x' }, { code: 'userpass_password_too_long' }],
    ['token fields that cannot stand', { password_hash: sesame, token_type: 'x' }, { code: 'token_type_invalid' }],
  ])('cannot be made with %s', async (_, sent, reason) => {
    await expect(write('ada', sent)).rejects.toEqual(refused(reason))
    expect(await read('ada')).toBeUndefined()
  })

  it('are found in any case, and kept in lower case', async () => {
    await write('Ada', { password_hash: sesame, token_policies: ['dev'] })
    expect(await read('ADA')).toMatchObject({ name: 'ada', token: { token_policies: ['dev'] } })
    expect(await world.storage.read((view) => users.list(view, { prefix: `${mount.uuid}/` }))).toEqual([`${mount.uuid}/ada`])
  })

  it('keep their password when an update has none', async () => {
    await write('ada', { password_hash: sesame })
    await write('ada', { token_ttl: 60 })
    expect(await read('ada')).toMatchObject({ passwordHash: sesame, token: { token_ttl: 60 } })
  })

  it('get another password or other policies on paths of their own, in any case of the name', async () => {
    await write('ada', { password_hash: sesame })
    await setPassword(world, { mount, username: 'ADA' }, { password: 'open' })
    await setPolicies(world, { mount, username: 'Ada' }, { policies: ['ops'] })
    expect((await login('ada', 'open')).token.policies).toEqual(['default', 'ops'])
    await expect(login('ada', 'sesame')).rejects.toEqual(refused({ code: 'userpass_wrong_credentials' }))
  })

  it('that do not exist cannot get one (jwt 12.1)', async () => {
    await expect(setPassword(world, { mount, username: 'eve' }, { password_hash: sesame })).rejects.toEqual(
      refused({ code: 'userpass_user_missing' }),
    )
    await expect(setPolicies(world, { mount, username: 'eve' }, { policies: [] })).rejects.toEqual(
      refused({ code: 'userpass_user_missing' }),
    )
  })

  it('are gone when deleted, with their count of failures', async () => {
    await write('ada', { password_hash: sesame })
    await outcome(login('ada', 'wrong'))
    await deleteUser(world, { mount, username: 'ADA' })
    expect(await read('ada')).toBeUndefined()
    expect(await world.storage.read((view) => failures.list(view))).toEqual([])
  })

  it('keep a password of 72 bytes whole', async () => {
    await write('ada', { password: 'x'.repeat(72) })
    expect(await outcome(login('ada', 'x'.repeat(72)))).toBe('in')
    expect(await outcome(login('ada', 'x'.repeat(73)))).toBe('userpass_wrong_credentials')
  })
})

describe('a login (jwt 12.2)', () => {
  beforeEach(() => write('alice', { password_hash: sesame, token_policies: ['dev'] }))

  it('gives a token named after the user', async () => {
    const { token } = await login('Alice', 'sesame')
    expect(token).toMatchObject({
      displayName: 'userpass-alice',
      meta: { username: 'alice' },
      path: 'auth/userpass/login/alice',
      policies: ['default', 'dev'],
    })
    expect(await world.storage.read((view) => entities.records(view))).toMatchObject([
      { aliases: [{ name: 'alice', metadata: null }] },
    ])
  })

  it.each([
    ['without a password', 'alice', '', 'userpass_password_missing'],
    ['with a wrong password', 'alice', 'Sesame', 'userpass_wrong_credentials'],
    ['with spaces around the password', 'alice', ' sesame', 'userpass_wrong_credentials'],
    ['of an unknown user', 'eve', 'sesame', 'userpass_wrong_credentials'],
  ])('is refused %s', async (_, username, password, code) => {
    await expect(login(username, password)).rejects.toEqual(refused({ code }))
    expect(await world.storage.read((view) => tokens.list(view))).toEqual([])
    expect(await world.storage.read((view) => entities.list(view))).toEqual([])
  })

  it('compares the password of an unknown user with a hash of the same cost (security 4.9)', async () => {
    const compared: string[] = []
    const passwords = { ...world.passwords, matches: async (_: string, hash: string) => compared.push(hash) < 0 }
    const watched = { ...world, passwords }
    const long = 'x'.repeat(73)
    await write('bob', { password: 'known' })
    for (const [username, password] of [
      ['eve', 'x'],
      ['bob', 'x'],
      ['bob', long],
    ] as const) {
      await outcome(loginWithPassword(watched, { mount, username, password, remoteAddress: '192.0.2.7' }))
    }
    expect(compared.map((hash) => hash.slice(0, 7))).toEqual(['$2b$10$', '$2b$10$', '$2b$10$'])
  })

  it('from an address outside the bound CIDRs is denied', async () => {
    await write('alice', { token_bound_cidrs: ['10.0.0.0/8'] })
    await expect(login('alice', 'sesame')).rejects.toEqual(refused({ code: 'permission_denied' }))
    expect((await login('alice', 'sesame', '10.1.2.3')).token.boundCidrs).toEqual(['10.0.0.0/8'])
  })

  it('names the rule that refused it', async () => {
    await expect(login('alice', 'x')).rejects.toMatchObject({
      judgement: [
        { rule: 'password', verdict: 'pass' },
        { rule: 'lockout', verdict: 'pass' },
        { rule: 'credentials', verdict: 'refuse' },
        { rule: 'token_bound_cidrs', verdict: 'not-reached' },
      ],
    })
  })
})

describe('lockout (jwt 12.3)', () => {
  beforeEach(() => write('alice', { password_hash: sesame }))
  const wrong = async (times: number, username = 'alice') => {
    for (let time = 0; time < times; time += 1) await outcome(login(username, 'wrong'))
  }

  it('denies the right password after five wrong ones, for fifteen minutes', async () => {
    await wrong(5)
    expect(await outcome(login('alice', 'sesame'))).toBe('permission_denied')
    clock.advance(899)
    expect(await outcome(login('alice', 'sesame'))).toBe('permission_denied')
    clock.advance(1)
    expect(await outcome(login('alice', 'sesame'))).toBe('in')
  })

  it('counts all spellings of a name together (CVE-2025-6004)', async () => {
    for (const username of ['alice', 'ALICE', 'Alice', ' alice', 'aLice ']) await outcome(login(username, 'wrong'))
    expect(await outcome(login('alice', 'sesame'))).toBe('permission_denied')
  })

  it('forgets the wrong ones after a right one', async () => {
    await wrong(4)
    await login('alice', 'sesame')
    await wrong(4)
    expect(await outcome(login('alice', 'sesame'))).toBe('in')
    expect(await world.storage.read((view) => failures.list(view))).toEqual([])
  })

  it('begins a new count when the last failure is long ago', async () => {
    await wrong(4)
    clock.advance(901)
    await wrong(4)
    expect(await outcome(login('alice', 'sesame'))).toBe('in')
  })

  it('never counts unknown names', async () => {
    await wrong(6, 'eve')
    expect(await outcome(login('eve', 'x'))).toBe('userpass_wrong_credentials')
    expect(await world.storage.read((view) => failures.list(view))).toEqual([])
  })

  it('answers no more guesses than the threshold, however many come at once (security 4.9)', async () => {
    const guesses = Array.from({ length: 40 }, (_, i) => outcome(login('alice', `guess ${i}`)))
    const answers = await Promise.all(guesses)
    expect(answers.filter((code) => code === 'userpass_wrong_credentials')).toHaveLength(5)
    expect(answers.filter((code) => code === 'permission_denied')).toHaveLength(35)
  })

  it('hides a right guess that comes in with too many wrong ones', async () => {
    // The right one is looked at last, when the wrong ones have been counted.
    const { passwords } = world
    const wrongOnes = Array.from({ length: 5 }, () => Promise.withResolvers<void>())
    const late = {
      ...world,
      passwords: { ...passwords, matches: async () => Promise.all(wrongOnes.map(({ promise }) => promise)).then(() => true) },
    }
    const right = outcome(loginWithPassword(late, { mount, username: 'alice', password: 'sesame', remoteAddress: '192.0.2.7' }))
    for (const { resolve } of wrongOnes) await wrong(1).then(resolve)
    expect(await right).toBe('permission_denied')
    expect(await world.storage.read((view) => tokens.list(view))).toEqual([])
  })

  it('does not stand in the way of many right logins at once', async () => {
    const logins = await Promise.all(Array.from({ length: 20 }, () => outcome(login('alice', 'sesame'))))
    expect(new Set(logins)).toEqual(new Set(['in']))
  })

  it('shows who is locked, and lets them go', async () => {
    await wrong(5)
    await wrong(4, 'alice2')
    expect(await lockedUsers(world, [mount])).toEqual([{ mountAccessor: mount.accessor, names: ['alice'] }])
    await unlockUser(world, { mountAccessor: mount.accessor, name: 'Alice' })
    expect(await lockedUsers(world, [mount])).toEqual([])
    expect(await outcome(login('alice', 'sesame'))).toBe('in')
    await unlockUser(world, { mountAccessor: mount.accessor, name: 'nobody' })
  })

  const tuned = (user_lockout_config: object) => testMount({ type: 'userpass', config: { user_lockout_config } })
  const attempt = (at: ReturnType<typeof tuned>, password: string) =>
    outcome(loginWithPassword(world, { mount: at, username: 'alice', password, remoteAddress: '192.0.2.7' }))

  it("follows the mount's tuning", async () => {
    const strict = tuned({ threshold: 1, duration: 10 })
    await attempt(strict, 'wrong')
    expect(await attempt(strict, 'sesame')).toBe('permission_denied')
    clock.advance(10)
    expect(await attempt(strict, 'sesame')).toBe('in')
  })

  it('can be switched off for a mount', async () => {
    const lax = tuned({ isDisabled: true })
    for (let time = 0; time < 6; time += 1) await attempt(lax, 'wrong')
    expect(await attempt(lax, 'sesame')).toBe('in')
  })
})

describe('a renewal (jwt 12.2)', () => {
  const loggedIn = async () => {
    await write('alice', { password_hash: sesame, token_policies: ['dev'], token_ttl: 60 })
    return (await login('alice', 'sesame')).token
  }

  it('reads the lives of the user anew', async () => {
    const token = await loggedIn()
    await write('alice', { token_ttl: 30, token_max_ttl: 90, token_period: 45 })
    expect(await renewPasswordLogin(world, { token, mount })).toEqual({ ttl: 30, maxTtl: 90, period: 45 })
  })

  it('is refused when the policies have changed', async () => {
    const token = await loggedIn()
    await write('alice', { token_policies: ['dev', 'ops'] })
    await expect(renewPasswordLogin(world, { token, mount })).rejects.toEqual(refused({ code: 'login_policies_changed' }))
  })

  it('of a user who is gone renews nothing', async () => {
    const token = await loggedIn()
    await deleteUser(world, { mount, username: 'alice' })
    expect(await renewPasswordLogin(world, { token, mount })).toBeUndefined()
  })
})
