import { expect, it } from 'vitest'
import { deleteCubbyhole, listCubbyhole, readCubbyhole, writeCubbyhole } from '#cubbyhole/cubbyhole.ts'
import { createTokenWorld, presenting, reasonOf } from '#testing/tokens.ts'
import { revokeToken } from '#tokens/revoke-token.ts'

async function withCaller(wish: object = { policies: ['a'] }) {
  const made = await createTokenWorld()
  const grant = await made.create(wish)
  const caller = await presenting(made.world, grant)
  return { ...made, grant, caller }
}

it('keeps objects at paths, replaces them whole, lists and deletes them (spec/core.md 11.3)', async () => {
  const { world, caller } = await withCaller()
  await writeCubbyhole(world, { caller, path: 'a/b' }, '{"x":1}')
  await writeCubbyhole(world, { caller, path: 'c' }, '{"y":1}')
  await writeCubbyhole(world, { caller, path: 'c' }, '{"z":12345678901234567890}')
  expect(await readCubbyhole(world, { caller, path: 'c' })).toBe('{"z":12345678901234567890}')
  expect(await listCubbyhole(world, { caller, path: '' })).toEqual(['a/', 'c'])
  expect(await listCubbyhole(world, { caller, path: 'a' })).toEqual(['b'])
  await deleteCubbyhole(world, { caller, path: 'c' })
  expect(await readCubbyhole(world, { caller, path: 'c' })).toBeUndefined()
})

it('is invisible to every other token, root included', async () => {
  const { world, caller, root } = await withCaller()
  await writeCubbyhole(world, { caller, path: 'a' }, '{}')
  const other = await presenting(world, root)
  expect(await readCubbyhole(world, { caller: other, path: 'a' })).toBeUndefined()
  expect(await readCubbyhole(world, { caller: other, path: `${caller.token.id}/a` })).toBeUndefined()
  expect(await listCubbyhole(world, { caller: other, path: '' })).toEqual([])
})

it('is destroyed with its token, and takes nothing in behind it', async () => {
  const { world, caller, grant } = await withCaller()
  for (const path of Array.from({ length: 250 }, (_, index) => `p/${index}`)) {
    await writeCubbyhole(world, { caller, path }, '{}')
  }
  await revokeToken(world, grant.clientToken)
  expect(await world.storage.read((view) => view.keys({ prefix: 'root/cubbyhole', limit: 1 }))).toEqual([])
  expect(await reasonOf(writeCubbyhole(world, { caller, path: 'a' }, '{}'))).toEqual({ code: 'permission_denied' })
})

it('is not there for batch tokens', async () => {
  const { world, caller } = await withCaller({ policies: ['a'], type: 'batch' })
  const needsService = { code: 'cubbyhole_needs_service_token' }
  expect(await reasonOf(readCubbyhole(world, { caller, path: 'a' }))).toEqual(needsService)
  expect(await reasonOf(writeCubbyhole(world, { caller, path: 'a' }, '{}'))).toEqual(needsService)
})
