import { judge } from '#finding.ts'
import { refuseFirst } from '#refusal.ts'
import type { Grant } from '#tokens/grant.ts'
import type { World } from '#world.ts'
import { grantLogin } from '../grant-login.ts'
import { remember } from '../jwt/attempts/remember.ts'
import { type KubernetesLogin, kubernetesLoginFacts } from './login-facts.ts'
import { kubernetesLoginRules } from './login-rules.ts'
import { provenBy } from './proven-by.ts'

/** Logs in with the token of a service account (spec/jwt-oidc-auth.md 11.3). */
export async function loginWithKubernetes(world: World, login: KubernetesLogin): Promise<Grant> {
  const facts = await kubernetesLoginFacts(world, login, 'while-it-holds')
  const judgement = judge(kubernetesLoginRules, facts)
  remember(world, {
    kind: 'kubernetes',
    mount: login.mount,
    role: login.role.toLowerCase(),
    remoteAddress: login.remoteAddress,
    claims: facts.read?.all,
    judgement,
  })
  refuseFirst(judgement)
  return grantLogin(world, provenBy(login, facts))
}
