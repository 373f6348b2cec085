import { expect, it } from 'vitest'
import { createTestWorld } from '#testing/world.ts'
import type { World } from '#world.ts'
import { entities } from './entity.ts'
import { entityForAlias } from './entity-for-alias.ts'

const arrive = (world: World, name: string, metadata = {}, mountAccessor = 'auth_jwt_1') =>
  world.storage.write((change) => entityForAlias(world, change, { mountAccessor, name, metadata }))

it('makes one entity of fifty first logins at once (core 12.7.4)', async () => {
  const { world } = createTestWorld()
  const arrived = await Promise.all(Array.from({ length: 50 }, (_, i) => arrive(world, i % 2 === 0 ? 'Ada' : ' ada')))
  expect(new Set(arrived.map(({ id }) => id)).size).toBe(1)
  expect(await world.storage.read((view) => entities.list(view))).toHaveLength(1)
})

it('names it entity_ and eight digits, without policies (jwt 13.1)', async () => {
  const { world } = createTestWorld()
  const entity = await arrive(world, 'Ada', { dn: 'x' })
  expect(entity.name).toMatch(/^entity_[0-9a-f]{8}$/)
  expect(entity).toMatchObject({
    policies: [],
    isDisabled: false,
    aliases: [{ name: 'Ada', mountAccessor: 'auth_jwt_1', metadata: { dn: 'x' } }],
  })
})

it('replaces the metadata of the alias when the login says otherwise, and writes nothing when it does not (core 12.7.2)', async () => {
  const { world, clock } = createTestWorld()
  const first = await arrive(world, 'ada', { team: 'a' })
  clock.advance(5)
  const changed: string[] = []
  world.storage.onChange((keys) => {
    if (keys !== 'everything') changed.push(...keys)
  })
  expect(await arrive(world, 'ada', { team: 'a' })).toEqual(first)
  expect(changed).toEqual([])
  const second = await arrive(world, 'ada', { team: 'b' })
  expect(second).toMatchObject({ id: first.id, aliases: [{ metadata: { team: 'b' } }] })
  expect(changed).toEqual([entities.keyOf(first.id)])
})

it('keeps equal names at two mounts apart (security 4.3)', async () => {
  const { world } = createTestWorld()
  expect((await arrive(world, 'ada')).id).not.toBe((await arrive(world, 'ada', {}, 'auth_jwt_2')).id)
})
