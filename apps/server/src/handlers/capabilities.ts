import type { capabilityRoutes } from '@postern/contract/routes/capabilities.ts'
import { capabilitiesOfAccessor, capabilitiesOfToken, pathCapabilities } from '@postern/engine/capabilities/path-capabilities.ts'
import type { World } from '@postern/engine/world.ts'
import type { Handlers } from './handlers.ts'

interface PathInput {
  readonly paths?: readonly string[] | undefined
  readonly path?: readonly string[] | undefined
}

/** spec/core.md 7.2. */
export const capabilityHandlers = (world: World): Handlers<typeof capabilityRoutes> => ({
  readCapabilities: async ({ input }) => ({
    data: await capabilitiesOfToken(world, input.token ?? '', pathsOf(input)),
  }),
  readCapabilitiesByAccessor: async ({ input }) => ({
    data: await capabilitiesOfAccessor(world, input.accessor ?? '', pathsOf(input)),
  }),
  readOwnCapabilities: ({ input, caller }) => ({ data: pathCapabilities(caller.acl, pathsOf(input)) }),
})

function pathsOf({ paths = [], path = [] }: PathInput): readonly string[] {
  return paths.length > 0 ? paths : path
}
