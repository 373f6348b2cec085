import type { Barrier } from '@postern/engine/barrier/barrier.ts'
import { forgetRecorders } from '@postern/engine/audit/recorders.ts'
import { sweepExpired } from '@postern/engine/leases/sweep-expired.ts'
import { forgetSecrets } from '@postern/engine/secrets/server-secrets.ts'
import type { World } from '@postern/engine/world.ts'

const millisBetween = 1000

/** What the sweeper works on, and who hears of its accidents. */
export interface SweeperParts {
  readonly world: World
  readonly barrier: Pick<Barrier, 'isSealed'>
  onAccident(error: unknown): void
}

function forget(world: World): void {
  forgetSecrets(world)
  forgetRecorders(world)
}

/** Clears what has expired or was interrupted, a second after it last did. Gives the way to stop, which waits for it. */
export function startSweeper({ world, barrier, onAccident }: SweeperParts): () => Promise<void> {
  let hasStopped = false
  let timer: NodeJS.Timeout | undefined
  let running = Promise.resolve()

  async function sweep(): Promise<void> {
    try {
      if (barrier.isSealed()) forget(world)
      else await sweepExpired(world)
    } catch (error) {
      onAccident(error)
    }
    plan()
  }

  function plan(): void {
    if (hasStopped) return
    timer = setTimeout(() => {
      running = sweep()
    }, millisBetween)
    timer.unref()
  }

  plan()
  return async () => {
    hasStopped = true
    clearTimeout(timer)
    await running
  }
}
