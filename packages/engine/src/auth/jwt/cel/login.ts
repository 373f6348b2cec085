import { unreadableCidr } from '#addresses/cidr.ts'
import { firstRefusal, type Judgement, judge, pass, type Rule, refusal } from '#finding.ts'
import { refuse, refuseFirst, type Reason } from '#refusal.ts'
import type { Grant } from '#tokens/grant.ts'
import type { World } from '#world.ts'
import { grantLogin } from '../../grant-login.ts'
import type { ProvenLogin } from '../../proven-login.ts'
import { noTokenFields } from '../../token-fields.ts'
import { remember } from '../attempts/remember.ts'
import { maybeJwtConfig } from '../config/jwt-config.ts'
import type { JwtLoginFacts, LoginRule } from '../facts.ts'
import { type JwtLogin, verifiedToken } from '../login-facts.ts'
import { tokenRules } from '../login-rules.ts'
import { configuration } from '../rules/configuration.ts'
import { roleExists } from '../rules/role-exists.ts'
import { roleName } from '../rules/role-name.ts'
import { tokenPresent } from '../rules/token-present.ts'
import { unboundAudience } from '../rules/unbound-audience.ts'
import type { CelAuth } from './auth-message.ts'
import { type CelRole, maybeCelRole, tokenDemands } from './cel-role.ts'
import type { CelReason } from './reasons.ts'
import { type CelVerdict, runProgram } from './run-program.ts'

const entry: readonly LoginRule[] = [configuration, roleName, roleExists, tokenPresent]
// Whether an audience nobody bound will do is the program's to say.
const token = tokenRules.filter((rule) => rule !== unboundAudience)

/** Logs in with a signed token and a CEL role, whose program decides over its claims (spec/jwt-oidc-auth.md 6). */
export async function loginWithCel(world: World, login: JwtLogin): Promise<Grant> {
  const { role, facts } = await celLoginFacts(world, login)
  const judged = judge([...entry, ...token], facts)
  if (firstRefusal(judged) || role === undefined || facts.claims === undefined) {
    keep(world, { login, facts, judgement: judged })
    refuseFirst(judged)
    throw new Error('whom no rule refuses must have shown a token')
  }
  const verdict = runProgram(world, role.cel_program, facts.claims)
  const judgement: Judgement<Reason> = [...judged, ...judge([programLetsIn], { role, verdict })]
  keep(world, { login, facts, judgement })
  refuseFirst(judgement)
  if (!('auth' in verdict)) throw new Error('whom a program lets in must be somebody')
  return grantLogin(world, provenBy(login, role, verdict.auth))
}

async function celLoginFacts(
  world: World,
  { mount, role: asked, jwt, remoteAddress }: JwtLogin,
): Promise<{ readonly role: CelRole | undefined; readonly facts: JwtLoginFacts }> {
  const config = await maybeJwtConfig(world, mount)
  const name = asked || (config?.default_role ?? '')
  const role = name === '' ? undefined : await maybeCelRole(world, mount, name)
  const demands = role && tokenDemands(role)
  const known = { config, roleName: name, role: demands, jwt, remoteAddress, now: world.clock.now(), isVerified: false }
  const mayKnock = firstRefusal(judge(entry, known)) === undefined
  return { role, facts: mayKnock ? { ...known, ...(await verifiedToken(world, config, jwt)) } : known }
}

interface Decided {
  readonly role: CelRole
  readonly verdict: CelVerdict
}

const programLetsIn: Rule<Decided, CelReason> = {
  name: 'cel_program',
  look({ role: { name: role }, verdict }) {
    if ('auth' in verdict) return pass
    if ('failed' in verdict) return refusal({ code: 'cel_failed', fault: verdict.failed })
    if ('unexpected' in verdict) return refusal({ code: 'cel_unexpected', role, type: verdict.unexpected })
    return refusal({ code: 'cel_blocked', role, ...(verdict.blocked === false ? {} : { message: verdict.blocked }) })
  },
}

interface Tried {
  readonly login: JwtLogin
  readonly facts: JwtLoginFacts
  readonly judgement: Judgement<Reason>
}

function keep(world: World, { login: { mount, remoteAddress }, facts: { roleName: role, claims }, judgement }: Tried): void {
  remember(world, { kind: 'cel', mount, role, remoteAddress, claims, judgement })
}

const tokenTypes = ['default', 'service', 'batch'] as const

function provenBy({ mount, path, remoteAddress }: JwtLogin, { name }: CelRole, auth: CelAuth): ProvenLogin {
  const cidr = unreadableCidr(auth.bound_cidrs)
  if (cidr !== undefined) refuse({ code: 'token_cidr_invalid', cidr })
  const { alias, lease_options: lease } = auth
  return {
    mount,
    path,
    remoteAddress,
    ...(alias && { alias }),
    groupAliases: auth.group_aliases.map((group) => group.name),
    displayName: auth.display_name,
    policies: auth.policies,
    metadata: auth.metadata,
    token: {
      ...noTokenFields,
      token_ttl: lease.TTL,
      token_max_ttl: lease.MaxTTL,
      token_period: auth.period,
      token_num_uses: auth.num_uses,
      token_explicit_max_ttl: auth.explicit_max_ttl,
      token_bound_cidrs: auth.bound_cidrs,
      token_no_default_policy: auth.no_default_policy,
      token_type: tokenTypes[auth.token_type] ?? 'default',
    },
    isRenewable: lease.renewable,
    renewal: { role: name, kind: 'cel', ttl: lease.TTL, max_ttl: lease.MaxTTL, period: auth.period },
  }
}
