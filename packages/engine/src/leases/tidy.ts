import { inMemory } from '#memory/in-memory.ts'
import type { World } from '#world.ts'
import { sweepExpired } from './sweep-expired.ts'

const stateOf = inMemory(() => ({ isRunning: false }))

/** Sweeps now, unless somebody else asked for it and it still goes on. */
export async function tidy(world: World): Promise<'done' | 'already-running'> {
  const state = stateOf(world)
  if (state.isRunning) return 'already-running'
  state.isRunning = true
  try {
    await sweepExpired(world)
    return 'done'
  } finally {
    state.isRunning = false
  }
}
