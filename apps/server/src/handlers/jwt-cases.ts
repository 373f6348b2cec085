import type { RoleCaseResult } from '@postern/contract/resources/role-case.ts'
import type { jwtAuthRoutes } from '@postern/contract/routes/jwt-auth.ts'
import { casesOf, checkCase } from '@postern/engine/auth/jwt/cases/check-cases.ts'
import { type SavedCase, writeRoleCases } from '@postern/engine/auth/jwt/cases/role-cases.ts'
import { type JwtRole, maybeJwtRole } from '@postern/engine/auth/jwt/roles/jwt-role.ts'
import { firstRefusal } from '@postern/engine/finding.ts'
import type { World } from '@postern/engine/world.ts'
import type { Handlers } from './handlers.ts'
import { loginText } from './shown-login-finding.ts'

type Names = 'readJwtRoleCases' | 'writeJwtRoleCases'

/** Claims that are kept with what a role must say of them (spec/console.md b.10). */
export const jwtCaseHandlers = (world: World): Pick<Handlers<typeof jwtAuthRoutes>, Names> => ({
  async readJwtRoleCases({ mount, params: { name }, input: { check } }) {
    const role = await maybeJwtRole(world, mount, name.toLowerCase())
    if (role === undefined) return undefined
    const saved = await world.storage.read((view) => casesOf(view, role))
    return { data: { cases: check ? saved.map((each) => checked(role, each)) : [...saved] } }
  },
  async writeJwtRoleCases({ mount, params: { name }, input: { cases } }) {
    await writeRoleCases(world, mount, { role: name, cases })
    return undefined
  },
})

function checked(role: JwtRole, saved: SavedCase): RoleCaseResult {
  const { isMet, judgement } = checkCase(role, saved)
  const decisive = firstRefusal(judgement)
  return { ...saved, is_met: isMet, rule: decisive?.rule ?? null, message: decisive ? loginText(decisive.reason) : null }
}
