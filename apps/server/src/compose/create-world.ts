import type { Storage } from '@postern/engine/ports/storage.ts'
import type { World } from '@postern/engine/world.ts'
import { type AuditFiles, createAuditFiles } from '#audit/audit-log.ts'
import type { ServerConfig } from '#config/server-config.ts'
import { createChance } from '#world/chance.ts'
import { nodeCipher } from '#world/cipher.ts'
import { systemClock } from '#world/clock.ts'
import { createCluster } from '#world/cluster.ts'
import { diskFiles } from '#world/files.ts'
import { nodeKeys } from '#world/keys.ts'
import { createOutside } from '#world/outside.ts'
import { createPasswords } from '#world/passwords.ts'
import { nodePause } from '#world/pause.ts'
import { createRelyingParty } from '#world/relying-party.ts'
import { version } from './version.ts'

/** Seconds of 768 hours, the system's default and longest lease (spec/core.md 9.8). */
const longestLease = 2_764_800

/** The world, and what in it the server itself minds. */
export interface OwnWorld {
  readonly world: World
  readonly auditFiles: AuditFiles
  close(): Promise<void>
}

/** The real world over a store, and the way to end what it started. */
export function createWorld(
  storage: Storage,
  { apiAddress, audit, lockout, store }: Pick<ServerConfig, 'apiAddress' | 'audit' | 'lockout' | 'store'>,
): OwnWorld {
  const outside = createOutside()
  const passwords = createPasswords()
  const forbidden = store.kind === 'sqlite' ? [store.folder] : []
  const auditFiles = createAuditFiles({ cipher: nodeCipher, clock: systemClock, forbidden })
  const world: World = {
    settings: {
      apiAddress,
      brand: 'Vault',
      version: version.api,
      defaultLeaseTtl: longestLease,
      maxLeaseTtl: longestLease,
      audit,
      ...(lockout && { lockout }),
    },
    clock: systemClock,
    chance: createChance(),
    cipher: nodeCipher,
    keys: nodeKeys,
    passwords,
    outside,
    relyingParty: createRelyingParty(outside),
    cluster: createCluster({ clock: systemClock, files: diskFiles }),
    files: diskFiles,
    pause: nodePause,
    auditLog: auditFiles,
    storage,
  }
  return {
    world,
    auditFiles,
    async close() {
      await passwords.close()
      await auditFiles.close()
    },
  }
}
