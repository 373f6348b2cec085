import type { identityRoutes } from '@postern/contract/routes/identity.ts'
import type { World } from '@postern/engine/world.ts'
import type { Handlers } from './handlers.ts'
import { entityAliasHandlers, groupAliasHandlers } from './identity-aliases.ts'
import { entityHandlers } from './identity-entities.ts'
import { groupHandlers } from './identity-groups.ts'

/** spec/core.md 12. */
export const identityHandlers = (world: World): Handlers<typeof identityRoutes> => ({
  ...entityHandlers(world),
  ...entityAliasHandlers(world),
  ...groupHandlers(world),
  ...groupAliasHandlers(world),
})
