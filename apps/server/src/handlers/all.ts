import { identityTokenRoutes } from '@postern/contract/routes/identity-tokens.ts'
import type { World } from '@postern/engine/world.ts'
import { identityTokenHandlers } from './identity-tokens.ts'
import { serve, type Served } from './serve.ts'

/** Every route table with its handlers, but for those that answer while sealed. */
export const servedTables = (world: World): readonly Served[] => [serve(identityTokenRoutes, identityTokenHandlers(world))]
