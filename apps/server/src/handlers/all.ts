import { capabilityRoutes } from '@postern/contract/routes/capabilities.ts'
import { cubbyholeRoutes } from '@postern/contract/routes/cubbyhole.ts'
import { identityTokenRoutes } from '@postern/contract/routes/identity-tokens.ts'
import { internalUiRoutes } from '@postern/contract/routes/internal-ui.ts'
import { leaseRoutes } from '@postern/contract/routes/leases.ts'
import { sysAuthRoutes } from '@postern/contract/routes/sys-auth.ts'
import { sysMountRoutes } from '@postern/contract/routes/sys-mounts.ts'
import { tokenRoutes } from '@postern/contract/routes/token.ts'
import { wrappingRoutes } from '@postern/contract/routes/wrapping.ts'
import type { World } from '@postern/engine/world.ts'
import { capabilityHandlers } from './capabilities.ts'
import { cubbyholeHandlers } from './cubbyhole.ts'
import { identityTokenHandlers } from './identity-tokens.ts'
import { internalUiHandlers } from './internal-ui.ts'
import { leaseHandlers } from './leases.ts'
import { sysAuthHandlers, sysMountHandlers } from './mounts.ts'
import { serve, type Served } from './serve.ts'
import { tokenHandlers } from './token.ts'
import { wrappingHandlers } from './wrapping.ts'

/** Every route table with its handlers, but for those that answer while sealed. */
export const servedTables = (world: World): readonly Served[] => [
  serve(capabilityRoutes, capabilityHandlers(world)),
  serve(cubbyholeRoutes, cubbyholeHandlers(world)),
  serve(identityTokenRoutes, identityTokenHandlers(world)),
  serve(internalUiRoutes, internalUiHandlers(world)),
  serve(leaseRoutes, leaseHandlers(world)),
  serve(sysAuthRoutes, sysAuthHandlers(world)),
  serve(sysMountRoutes, sysMountHandlers(world)),
  serve(tokenRoutes, tokenHandlers(world)),
  serve(wrappingRoutes, wrappingHandlers(world)),
]
