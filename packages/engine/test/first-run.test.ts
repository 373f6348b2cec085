import { beforeEach, expect, it } from 'vitest'
import { inviteFirst, isInvited } from '#first-run/invitation.ts'
import { makeFirstAccount } from '#first-run/make-first-account.ts'
import { signInWith } from '#sessions/sign-in.ts'
import { createMountWorld } from '#testing/mounts.ts'
import { outcome } from '#testing/refused.ts'
import type { World } from '#world.ts'

let world: World

beforeEach(async () => {
  ;({ world } = await createMountWorld())
})

const invited = async () => (await inviteFirst(world, { isNew: true })) ?? ''
const account = { username: 'root-ada', password: 'a good long password' }

it('makes somebody who may do everything, at a mount that everybody sees', async () => {
  const code = await invited()
  expect(await isInvited(world, code)).toBe(true)
  const mount = await makeFirstAccount(world, { ...account, code })
  const { caller } = await signInWith(world, { method: 'userpass', mount, ...account }, '192.0.2.7')
  expect(caller.tokenPolicies).toEqual(['admin', 'default'])
})

it('works once, however many try', async () => {
  const code = await invited()
  const attempts = Array.from({ length: 20 }, (_, index) =>
    outcome(makeFirstAccount(world, { ...account, username: `u${index}`, code })),
  )
  expect((await Promise.all(attempts)).toSorted()).toEqual(['in', ...Array.from({ length: 19 }, () => 'permission_denied')])
  expect(await isInvited(world, code)).toBe(false)
})

it('can be tried again when it did not work', async () => {
  const code = await invited()
  expect(await outcome(makeFirstAccount(world, { ...account, password: 'x'.repeat(73), code }))).toBe(
    'userpass_password_too_long',
  )
  expect(await outcome(makeFirstAccount(world, { ...account, code }))).toBe('in')
})

it('is offered again at each start until somebody takes it, and to no server that is in use', async () => {
  expect(await inviteFirst(world, { isNew: false })).toBeUndefined()
  const first = await invited()
  const second = (await inviteFirst(world, { isNew: false })) ?? ''
  expect(await isInvited(world, first)).toBe(false)
  await makeFirstAccount(world, { ...account, code: second })
  expect(await inviteFirst(world, { isNew: false })).toBeUndefined()
})
