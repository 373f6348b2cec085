import { judge } from '#finding.ts'
import { refuseFirst } from '#refusal.ts'
import type { Grant } from '#tokens/grant.ts'
import type { World } from '#world.ts'
import { grantLogin } from '../grant-login.ts'
import { remember } from './attempts/remember.ts'
import { type JwtLogin, jwtLoginFacts } from './login-facts.ts'
import { jwtLoginRules } from './login-rules.ts'
import { provenBy } from './proven-by.ts'

/** Logs in with a signed token (spec/jwt-oidc-auth.md 5). */
export async function loginWithJwt(world: World, login: JwtLogin): Promise<Grant> {
  const facts = await jwtLoginFacts(world, login, 'while-it-holds')
  const judgement = judge(jwtLoginRules, facts)
  remember(world, {
    kind: 'jwt',
    mount: login.mount,
    role: facts.roleName,
    remoteAddress: login.remoteAddress,
    claims: facts.claims,
    judgement,
  })
  refuseFirst(judgement)
  return grantLogin(world, provenBy(login, facts))
}
