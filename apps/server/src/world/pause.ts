import { setImmediate } from 'node:timers/promises'
import type { Pause } from '@postern/engine/ports/pause.ts'

/** Goes on behind everything that waits on the event loop now. */
export const nodePause: Pause = () => setImmediate()
