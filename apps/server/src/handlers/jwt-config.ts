import type { jwtAuthRoutes } from '@postern/contract/routes/jwt-auth.ts'
import { readJwtConfig } from '@postern/engine/auth/jwt/config/read-jwt-config.ts'
import { shownJwtConfig } from '@postern/engine/auth/jwt/config/shown-jwt-config.ts'
import { writeJwtConfig } from '@postern/engine/auth/jwt/config/write-jwt-config.ts'
import type { World } from '@postern/engine/world.ts'
import { keysWarning, waivedWarning } from '../wording/jwt-warnings.ts'
import type { Handlers } from './handlers.ts'

type Names = 'readJwtConfig' | 'writeJwtConfig'

/** Whom a jwt/oidc mount trusts (spec/jwt-oidc-auth.md 2). */
export const jwtConfigHandlers = (world: World): Pick<Handlers<typeof jwtAuthRoutes>, Names> => ({
  async readJwtConfig({ mount }) {
    const read = await readJwtConfig(world, mount)
    if (read === undefined) return undefined
    const { config, problem } = read
    return {
      data: { ...shownJwtConfig(config), status: problem ? 'invalid' : 'valid' },
      warnings: problem ? [keysWarning(problem)] : [],
    }
  },
  async writeJwtConfig({ mount, input }) {
    const waived = await writeJwtConfig(world, mount, input)
    return waived && { warnings: [waivedWarning[waived]] }
  },
})
