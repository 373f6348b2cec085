import { describe, expect, it } from 'vitest'
import { loginWithPassword } from '#auth/userpass/login.ts'
import { users } from '#auth/userpass/user.ts'
import { writeUser } from '#auth/userpass/write-user.ts'
import { entities } from '#identity/entity.ts'
import { disableAuth, finishLeaving } from '#mounts/disable-auth.ts'
import { findAuthMount } from '#mounts/find-mount.ts'
import { findMount, listMounts, maybeMountByAccessor } from '#mounts/mount-table.ts'
import { mounts } from '#mounts/mount-store.ts'
import type { Mount } from '#mounts/mount.ts'
import { findMove, moveMount } from '#mounts/move-mount.ts'
import { createMountWorld } from '#testing/mounts.ts'
import { isAlive, presenting, reasonOf } from '#testing/tokens.ts'
import { createToken } from '#tokens/create/create-token.ts'

// Of "sesame", at a cost at which tests can afford many.
const sesame = '$2b$05$MoIcF3Lkjj7T8LZZmtZ0LuAoG4CFRCECe6eVfXLqIqOkZcn7XDNXG'

async function withPeople() {
  const { world, clock, enable } = await createMountWorld()
  const enter = async (mount: Mount) => {
    await writeUser(world, { mount, username: 'ada' }, { password_hash: sesame })
    return loginWithPassword(world, { mount, username: 'ada', password: 'sesame', remoteAddress: '192.0.2.7' })
  }
  return { world, clock, enable, enter }
}

describe('5.5 Disable', () => {
  it('takes the mount, all that lives in it, its tokens and their children', async () => {
    const { world, enable, enter } = await withPeople()
    const [people, others] = [await enable('people'), await enable('people-2')]
    const [grant, other] = [await enter(people), await enter(others)]
    const child = await createToken(world, {
      caller: await presenting(world, grant),
      mount: await findAuthMount(world, 'token'),
      path: 'auth/token/create',
      isOrphanPath: false,
      wish: {},
    })

    await disableAuth(world, '/people/')
    expect(await findMount(world, 'people/login/ada')).toBeUndefined()
    expect(await world.storage.read((view) => users.list(view))).toEqual([`${others.uuid}/ada`])
    expect([await isAlive(world, grant), await isAlive(world, child), await isAlive(world, other)]).toEqual([false, false, true])
  })

  it('leaves entities, and gives a mount at the same path another accessor', async () => {
    const { world, enable, enter } = await withPeople()
    const before = await enable('people')
    await enter(before)
    await disableAuth(world, 'people')
    expect(await maybeMountByAccessor(world, before.accessor)).toBeUndefined()
    const after = await enable('people')
    expect(after.accessor).not.toBe(before.accessor)
    await enter(after)
    expect(await world.storage.read((view) => entities.list(view))).toHaveLength(2)
  })

  it('has nothing against a mount that is not there', async () => {
    const { world } = await withPeople()
    const before = await listMounts(world)
    await disableAuth(world, 'nothing')
    expect(await listMounts(world)).toEqual(before)
  })

  it('refuses to take the token method', async () => {
    const { world } = await withPeople()
    expect(await reasonOf(disableAuth(world, 'token'))).toEqual({ code: 'mount_token_stays' })
  })

  it('finishes what was interrupted', async () => {
    const { world, enable, enter } = await withPeople()
    const people = await enable('people')
    await enter(people)
    await world.storage.write((change) => mounts.put(change, { ...people, isLeaving: true }))
    expect(await findMount(world, 'people/login/ada')).toBeUndefined()
    expect(await reasonOf(enable('people'))).toMatchObject({ code: 'mount_path_in_use' })

    await finishLeaving(world)
    expect(await world.storage.read((view) => users.list(view))).toEqual([])
    await enable('people')
  })
})

describe('5.5 Move', () => {
  it('keeps the accessor and all that lives in the mount, and revokes its tokens', async () => {
    const { world, enable, enter } = await withPeople()
    const people = await enable('people')
    const grant = await enter(people)

    const { id } = await moveMount(world, { from: 'auth/people', to: '/auth/team/staff/' })
    expect(await findMove(world, id)).toMatchObject({ source: 'auth/people/', target: 'auth/team/staff/', status: 'success' })
    expect(await findMount(world, 'people/login/ada')).toBeUndefined()
    const moved = await findMount(world, 'team/staff/login/ada')
    expect(moved).toEqual({ mount: { ...people, path: 'team/staff/' }, rest: 'login/ada' })
    expect(await isAlive(world, grant)).toBe(false)
    expect(await world.storage.read((view) => users.list(view))).toEqual([`${people.uuid}/ada`])
  })

  it.each([
    ['no source', { from: '', to: 'auth/b' }, { code: 'mount_move_incomplete' }],
    ['no target', { from: 'auth/a', to: '' }, { code: 'mount_move_incomplete' }],
    ['a source that is not there', { from: 'auth/x', to: 'auth/b' }, { code: 'mount_to_move_not_found', path: 'auth/x/' }],
    ['a target in use', { from: 'auth/a', to: 'auth/taken/x' }, { code: 'mount_move_in_use', path: 'auth/taken/' }],
    ['a target within itself', { from: 'auth/a', to: 'auth/a/b' }, { code: 'mount_move_in_use', path: 'auth/a/' }],
    ['the token method', { from: 'auth/token', to: 'auth/b' }, { code: 'mount_immovable', path: 'auth/token/' }],
    ['a fixed mount', { from: 'sys', to: 'auth/b' }, { code: 'mount_immovable', path: 'sys/' }],
    ['a target that is no auth method', { from: 'auth/a', to: 'b' }, { code: 'mount_move_out_of_auth', path: 'b/' }],
  ])('refuses %s', async (_, move, reason) => {
    const { world, enable } = await withPeople()
    await enable('a')
    await enable('taken')
    const before = await listMounts(world)
    expect(await reasonOf(moveMount(world, move))).toEqual(reason)
    expect(await listMounts(world)).toEqual(before)
  })

  it('knows no other moves', async () => {
    const { world } = await withPeople()
    expect(await reasonOf(findMove(world, 'x'))).toEqual({ code: 'mount_migration_not_found' })
  })
})
