import { firstRefusal, judge } from '#finding.ts'
import { refuse, refuseFirst } from '#refusal.ts'
import type { Grant } from '#tokens/grant.ts'
import type { World } from '#world.ts'
import { grantLogin } from '../grant-login.ts'
import { clearFailures, countFailure } from '../lockout/lockout.ts'
import type { ProvenLogin } from '../proven-login.ts'
import { type PasswordLogin, passwordLoginFacts } from './login-facts.ts'
import { credentials, passwordLoginRules } from './login-rules.ts'
import type { User } from './user.ts'

/** Exchanges a name and a password for a token (spec/jwt-oidc-auth.md 12.2). */
export async function loginWithPassword(world: World, login: PasswordLogin): Promise<Grant> {
  const principal = { mount: login.mount, name: login.username }
  const facts = await passwordLoginFacts(world, login)
  const judgement = judge(passwordLoginRules, facts)
  // Only those who exist are counted: names that are made up must not fill the store.
  if (firstRefusal(judgement)?.rule === credentials.name && facts.user !== undefined) await countFailure(world, principal)
  refuseFirst(judgement)

  const user = facts.user ?? refuse({ code: 'userpass_wrong_credentials' })
  return grantLogin(world, provenLogin(user, login), (change) => clearFailures(world, change, principal))
}

function provenLogin({ name, token }: User, { mount, remoteAddress }: PasswordLogin): ProvenLogin {
  return {
    mount,
    path: `auth/${mount.path}login/${name}`,
    alias: { name, metadata: {} },
    groupAliases: [],
    displayName: name,
    policies: token.token_policies,
    metadata: { username: name },
    token,
    renewal: { username: name },
    remoteAddress,
  }
}
