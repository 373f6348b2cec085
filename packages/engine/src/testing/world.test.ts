import { expect, it } from 'vitest'
import { createTestWorld } from './world.ts'

it('stands still until its clock is moved', () => {
  const { world, clock } = createTestWorld({ now: 1000 })
  clock.advance(60)
  expect([world.clock.now(), world.clock.millis()]).toEqual([1060, 1_060_000])
})

it('keeps what is put into it, apart from every other world', async () => {
  const [one, other] = [createTestWorld().world, createTestWorld().world]
  await one.storage.write(async (change) => change.put('root/a/b', new Uint8Array([7])))
  expect(await one.storage.read((view) => view.get('root/a/b'))).toEqual(new Uint8Array([7]))
  expect(await other.storage.read((view) => view.get('root/a/b'))).toBeUndefined()
})
