import { beforeEach, describe, expect, it } from 'vitest'
import { writeUser } from '#auth/userpass/write-user.ts'
import type { Mount } from '#mounts/mount.ts'
import { findMount } from '#mounts/mount-table.ts'
import { sweepExpired } from '#leases/sweep-expired.ts'
import { endSession } from '#sessions/end-session.ts'
import { findSession } from '#sessions/find-session.ts'
import { endOwnSession, sessionsOf } from '#sessions/own-sessions.ts'
import { openSession } from '#sessions/open-session.ts'
import { replaceSession } from '#sessions/replace-session.ts'
import { type SessionKind, sessions } from '#sessions/session-record.ts'
import { sessionViewOf } from '#sessions/session-view.ts'
import { signInWith } from '#sessions/sign-in.ts'
import { createMountWorld } from '#testing/mounts.ts'
import { outcome } from '#testing/refused.ts'
import { isAlive } from '#testing/tokens.ts'
import type { SettableClock } from '#testing/settable-clock.ts'
import { createRootToken } from '#tokens/create/create-root-token.ts'
import type { World } from '#world.ts'

const remoteAddress = '192.0.2.7'
const ada = { method: 'userpass', mount: 'userpass', username: 'Ada', password: 'open sesame' } as const

let world: World
let clock: SettableClock

beforeEach(async () => {
  const made = await createMountWorld()
  ;({ world, clock } = made)
  await made.enable('userpass')
  await writeUser(world, { mount: await userpass(), username: 'ada' }, { password: 'open sesame' })
})

async function userpass(): Promise<Mount> {
  const found = await findMount(world, 'userpass/login')
  if (found === undefined) throw new Error('the mount was just made')
  return found.mount
}

const open = async (kind: SessionKind = 'console') => openSession(world, kind, await signInWith(world, ada, remoteAddress))
const find = (value: string, { kind = 'console', isUse = true }: { kind?: SessionKind; isUse?: boolean } = {}) =>
  findSession(world, { kind, value, remoteAddress, isUse })

describe('signing in', () => {
  it('yields a session whose token the store alone cannot open', async () => {
    const { value, lasts } = await open()
    const session = await find(value)
    expect(lasts).toBe(43_200)
    expect(session?.record).toMatchObject({ kind: 'console', method: 'userpass', mount: 'userpass', ownsToken: true })
    expect(session && sessionViewOf(world, session)).toMatchObject({
      display_name: 'userpass-ada',
      policies: ['default'],
      is_root: false,
      ttl: 43_200,
      method: 'userpass',
      mount: 'userpass',
    })
    const [record] = await world.storage.read((view) => sessions.records(view))
    expect(JSON.stringify(record)).not.toContain(value)
    expect(JSON.stringify(record)).not.toContain(session?.clientToken)
  })

  it.each([
    ['a wrong password', { ...ada, password: 'close' }, 'userpass_wrong_credentials'],
    ['a name nobody has', { ...ada, username: 'eve' }, 'userpass_wrong_credentials'],
    ['a mount that is not there', { ...ada, mount: 'nowhere' }, 'permission_denied'],
    ['a mount of another kind', { method: 'jwt', mount: 'userpass', role: '', jwt: 'x.y.z' }, 'permission_denied'],
    ['a token that is none', { method: 'token', token: 's.nothing' }, 'permission_denied'],
  ] as const)('refuses %s', async (_, credentials, code) => {
    expect(await outcome(signInWith(world, credentials, remoteAddress))).toBe(code)
  })

  it('never takes a value that was in the browser before', async () => {
    expect((await open()).value).not.toBe((await open()).value)
    expect(await find('planted')).toBeUndefined()
  })

  it('keeps the console and apps apart', async () => {
    const { value } = await open('apps')
    expect(await find(value, { kind: 'console' })).toBeUndefined()
    expect(await find(value, { kind: 'apps' })).toBeDefined()
  })
})

describe('a session ends', () => {
  it('when the console is left alone for 15 minutes', async () => {
    const { value } = await open()
    clock.advance(899)
    expect(await find(value, { isUse: false })).toBeDefined()
    clock.advance(1)
    expect(await find(value)).toBeUndefined()
  })

  it('later when it is used, but not by what a page does by itself', async () => {
    const { value } = await open()
    clock.advance(600)
    await find(value)
    clock.advance(600)
    expect(await find(value, { isUse: false })).toBeDefined()
    clock.advance(300)
    expect(await find(value)).toBeUndefined()
  })

  it('after 12 hours, however much it is used', async () => {
    const { value } = await open()
    for (let minute = 0; minute < 719; minute += 10) {
      clock.advance(600)
      await find(value)
    }
    expect(await find(value)).toBeUndefined()
  })

  it('for apps only after 12 hours', async () => {
    const { value } = await open('apps')
    clock.advance(43_199)
    expect(await find(value, { kind: 'apps' })).toBeDefined()
    clock.advance(1)
    expect(await find(value, { kind: 'apps' })).toBeUndefined()
  })

  it('by signing out, with the token that was made for it', async () => {
    const { value } = await open()
    const session = await find(value)
    await endSession(world, 'console', value)
    expect(await find(value)).toBeUndefined()
    expect(session && (await isAlive(world, session))).toBe(false)
    await endSession(world, 'console', value)
  })

  it('but not the token that somebody brought along', async () => {
    const root = await createRootToken(world)
    const { value } = await openSession(
      world,
      'console',
      await signInWith(world, { method: 'token', token: root.clientToken }, remoteAddress),
    )
    expect(await find(value)).toMatchObject({ caller: { isRoot: true } })
    await endSession(world, 'console', value)
    expect(await find(value)).toBeUndefined()
    expect(await isAlive(world, root)).toBe(true)
  })

  it('in the store too, unless it was used meanwhile', async () => {
    const { value } = await open()
    clock.advance(800)
    await find(value)
    clock.advance(100)
    await sweepExpired(world)
    expect(await find(value, { isUse: false })).toBeDefined()
    clock.advance(900)
    await sweepExpired(world)
    expect(await world.storage.read((view) => sessions.list(view))).toEqual([])
  })
})

describe('signing in again', () => {
  const again = async (before: string, credentials: Parameters<typeof signInWith>[1] = ada) =>
    replaceSession(world, { kind: 'apps', before, signedIn: await signInWith(world, credentials, remoteAddress) })

  it('as the same person takes the earlier sign-in along, and ends it with the new one', async () => {
    const first = await open('apps')
    const session = await find(first.value, { kind: 'apps' })
    const second = await again((await again(first.value)).value)
    expect(await find(first.value, { kind: 'apps' })).toBeUndefined()
    expect(session && (await isAlive(world, session))).toBe(true)
    await endSession(world, 'apps', second.value)
    expect(session && (await isAlive(world, session))).toBe(false)
  })

  it('and ends it too when another browser ends the new one', async () => {
    const first = await open('apps')
    const session = await find(first.value, { kind: 'apps' })
    await again(first.value)
    const { caller } = await signInWith(world, ada, remoteAddress)
    const [record] = await sessionsOf(world, caller.entityId)
    expect(await endOwnSession(world, { entityId: 'somebody else', id: record?.id ?? '' })).toBe(false)
    expect(await endOwnSession(world, { entityId: caller.entityId, id: record?.id ?? '' })).toBe(true)
    expect(await sessionsOf(world, caller.entityId)).toEqual([])
    expect(session && (await isAlive(world, session))).toBe(false)
  })

  it('as somebody else ends it', async () => {
    await writeUser(world, { mount: await userpass(), username: 'bob' }, { password: 'open sesame' })
    const first = await open('apps')
    const session = await find(first.value, { kind: 'apps' })
    await again(first.value, { ...ada, username: 'bob' })
    expect(session && (await isAlive(world, session))).toBe(false)
  })
})
