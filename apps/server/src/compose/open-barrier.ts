import { join } from 'node:path'
import { createBarrier, type Barrier } from '@postern/engine/barrier/barrier.ts'
import type { Clock } from '@postern/engine/ports/clock.ts'
import type { Storage } from '@postern/engine/ports/storage.ts'
import type { ServerConfig } from '#config/server-config.ts'
import { nodeCipher } from '#world/cipher.ts'
import { KeyFileError, makeKeyFile, readKeyFile } from './key-file.ts'

interface BarrierParts {
  readonly storage: Storage
  readonly clock: Clock
  readonly config: Pick<ServerConfig, 'store' | 'seal'>
}

/** A barrier, and whether this start made it. */
export interface OpenedBarrier {
  readonly barrier: Barrier
  readonly isNew: boolean
}

const staticSeal = { type: 'static', shares: 1, threshold: 1 } as const

/**
 * The barrier of the store. With a key file it is initialised at the first start and opened at every one; with Shamir
 * it stays sealed until people bring their shares. Throws {@link KeyFileError} when the file does not fit the data.
 */
export async function openBarrier({ storage, clock, config }: BarrierParts): Promise<OpenedBarrier> {
  const barrier = createBarrier({ storage, cipher: nodeCipher, clock })
  const stored = await barrier.config()
  if ((stored?.type ?? config.seal) === 'shamir') return { barrier, isNew: false }

  const isNew = stored === undefined
  const key = keyFor(config.store, isNew)
  if (isNew) await barrier.initialise(key, staticSeal)
  if (!(await barrier.unseal(key)))
    throw new KeyFileError('the unseal key does not open this store; put back the key file made with it')
  return { barrier, isNew }
}

/** In memory a key lasts as long as the data. Beside data that exists, a key is never made anew. */
function keyFor(store: ServerConfig['store'], isNew: boolean): Uint8Array {
  if (store.kind === 'memory') return nodeCipher.randomBytes(32)
  const file = store.kind === 'sqlite' ? join(store.folder, 'unseal.key') : 'unseal.key'
  const found = readKeyFile(file)
  if (found !== undefined) return found
  if (!isNew) throw new KeyFileError(`${file} is missing; the data cannot be read without it`)
  return makeKeyFile(file)
}
