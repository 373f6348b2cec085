import type { sealRoutes } from '@postern/contract/routes/seal.ts'
import type { Barrier } from '@postern/engine/barrier/barrier.ts'
import { rotationSettings, writeRotationSettings } from '@postern/engine/life/rotation-settings.ts'
import { goDuration } from '@postern/engine/tokens/go-duration.ts'
import type { World } from '@postern/engine/world.ts'
import type { Handlers } from './handlers.ts'

/** What these routes need beside the world. */
export interface SealParts {
  readonly world: World
  readonly barrier: Pick<Barrier, 'rotate' | 'keyStatus'>
  readonly hostname: string
  /** Closes the server, once what is under way is noted. */
  seal(): Promise<void>
}

/** spec/core.md 4.4, 4.6, 4.8. */
export const sealHandlers = ({ world, barrier, hostname, seal }: SealParts): Handlers<typeof sealRoutes> => ({
  async seal() {
    await seal()
    return undefined
  },
  stepDown: () => undefined,
  readHaStatus: () => ({
    data: {
      nodes: [
        {
          hostname,
          api_address: world.settings.apiAddress,
          cluster_address: '',
          active_node: true,
          last_echo: null,
          version: world.settings.version,
        },
      ],
    },
  }),
  async readKeyStatus() {
    const { term, installTime, encryptions } = await barrier.keyStatus()
    return { data: { term, install_time: new Date(installTime * 1000).toISOString(), encryptions } }
  },
  rotateDataKey: () => rotate(barrier),
  rotateKeyring: () => rotate(barrier),
  readRotation: () => rotationReply(world),
  writeRotation: ({ input }) => changeRotation(world, input),
  readKeyringRotation: () => rotationReply(world),
  writeKeyringRotation: ({ input }) => changeRotation(world, input),
})

async function rotate(barrier: Pick<Barrier, 'rotate'>): Promise<undefined> {
  await barrier.rotate()
}

async function rotationReply(world: World) {
  const { isEnabled, maxOperations, interval } = await rotationSettings(world)
  return { data: { enabled: isEnabled, max_operations: maxOperations, interval: interval === 0 ? 0 : goDuration(interval) } }
}

interface SentRotation {
  readonly enabled?: boolean | undefined
  readonly max_operations?: number | undefined
  readonly interval?: number | undefined
}

async function changeRotation(world: World, { enabled, max_operations, interval }: SentRotation): Promise<undefined> {
  await writeRotationSettings(world, {
    ...(enabled !== undefined && { isEnabled: enabled }),
    ...(max_operations !== undefined && { maxOperations: max_operations }),
    ...(interval !== undefined && { interval }),
  })
}
