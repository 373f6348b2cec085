import type { World } from '#world.ts'
import { type LoginDebug, loginDebug } from '../debug/login-debug.ts'
import { type JwtLogin, jwtLoginFacts, withRole } from './login-facts.ts'
import { jwtLoginRules } from './login-rules.ts'
import { provenBy } from './proven-by.ts'
import { type JwtRole, maybeJwtRole } from './roles/jwt-role.ts'
import { listJwtRoles } from './roles/list-jwt-roles.ts'

/** The whole judgement of a login by the login's own facts and rules. A changed role may be tried without being saved. */
export async function debugLogin(world: World, login: JwtLogin, changed?: (role: JwtRole) => JwtRole): Promise<LoginDebug> {
  const { mount } = login
  const gathered = await jwtLoginFacts(world, login, 'to-the-end')
  const facts =
    changed && gathered.role ? await withRole(world, { facts: gathered, role: changed(gathered.role), login }) : gathered
  return loginDebug(world, {
    mount,
    role: facts.roleName,
    facts,
    rules: jwtLoginRules,
    provenBy: () => provenBy(login, facts),
    roleNames: async (limit) => (login.role === '' ? listJwtRoles(world, mount, { limit }) : []),
    // The signature has been looked at already, and is the same for all of them.
    async factsOf(name) {
      const role = await maybeJwtRole(world, mount, name)
      return role && withRole(world, { facts: { ...facts, roleName: name }, role, login })
    },
  })
}
