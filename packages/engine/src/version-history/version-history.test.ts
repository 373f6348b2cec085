import { expect, it } from 'vitest'
import { createTestWorld } from '#testing/world.ts'
import { recordVersion, versionHistory } from './version-history.ts'

it('notes each change of version once, back and forth', async () => {
  const { world, clock } = createTestWorld({ now: 1000 })
  for (const version of ['1.0', '1.0', '1.1', '1.0']) {
    await world.storage.write((change) => recordVersion({ ...world, settings: { ...world.settings, version } }, change))
    clock.advance(1)
  }
  expect(await versionHistory(world)).toEqual([
    { version: '1.0', installedAt: 1_000_000, previous: '' },
    { version: '1.1', installedAt: 1_002_000, previous: '1.0' },
    { version: '1.0', installedAt: 1_003_000, previous: '1.1' },
  ])
})
