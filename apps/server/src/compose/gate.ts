import { noteHeads } from '@postern/engine/audit/note-heads.ts'
import type { Barrier } from '@postern/engine/barrier/barrier.ts'
import { carryOutRevocations } from '@postern/engine/leases/prefix-revocation.ts'
import { rotationSettings } from '@postern/engine/life/rotation-settings.ts'
import { resumeRevocations } from '@postern/engine/tokens/clear-remains.ts'
import type { World } from '@postern/engine/world.ts'
import { seed } from './seed.ts'

/** Whether anybody is served. */
export interface Gate {
  /** Only while the barrier is open, and once all is ready behind it. */
  isOpen(): boolean
  /** Makes ready to serve, when the barrier has been opened: at start, or by those who hold the shares. */
  makeReady(): Promise<void>
  /** To be called before the barrier is sealed. */
  close(): Promise<void>
}

export function createGate(world: World, barrier: Pick<Barrier, 'isSealed' | 'tend'>): Gate {
  let isReady = false
  return {
    isOpen: () => isReady && !barrier.isSealed(),
    async makeReady() {
      await seed(world)
      // Nobody is served by a token whose revocation a crash interrupted.
      await resumeRevocations(world)
      await carryOutRevocations(world)
      isReady = true
    },
    async close() {
      if (isReady) {
        await noteHeads(world)
        await barrier.tend(await rotationSettings(world))
      }
      isReady = false
    },
  }
}
