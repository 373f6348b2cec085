import { createAuditFiles } from '@postern/server/audit/audit-log.ts'
import { createChance } from '@postern/server/world/chance.ts'
import { nodeCipher } from '@postern/server/world/cipher.ts'
import { createCluster } from '@postern/server/world/cluster.ts'
import { diskFiles } from '@postern/server/world/files.ts'
import { nodeKeys } from '@postern/server/world/keys.ts'
import { createOutside } from '@postern/server/world/outside.ts'
import { createPasswords } from '@postern/server/world/passwords.ts'
import { nodePause } from '@postern/server/world/pause.ts'
import { createRelyingParty } from '@postern/server/world/relying-party.ts'
import { createMemoryStorage } from '@postern/storage-memory/memory-storage.ts'
import type { World } from '#world.ts'
import { createSettableClock, type SettableClock } from './settable-clock.ts'

const passwords = createPasswords()

/** The real adapters over a storage of its own, and a clock that only moves when told: a small real world for tests. */
export function createTestWorld({ now }: { readonly now?: number } = {}): {
  readonly world: World
  readonly clock: SettableClock
} {
  const clock = createSettableClock(now)
  const outside = createOutside()
  const world: World = {
    settings: {
      apiAddress: 'http://127.0.0.1:8200',
      brand: 'Vault',
      version: '1.19.0+postern.0.1.0',
      defaultLeaseTtl: 2_764_800,
      maxLeaseTtl: 2_764_800,
    },
    clock,
    chance: createChance(),
    cipher: nodeCipher,
    keys: nodeKeys,
    passwords,
    outside,
    relyingParty: createRelyingParty(outside),
    cluster: createCluster({ clock, files: diskFiles }),
    files: diskFiles,
    pause: nodePause,
    auditLog: createAuditFiles({ cipher: nodeCipher, clock, forbidden: [] }),
    storage: createMemoryStorage(),
  }
  return { world, clock }
}
