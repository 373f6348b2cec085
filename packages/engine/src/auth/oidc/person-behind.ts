import { type Finding, firstRefusal, judge, type Judgement, pass, type Rule, refusal } from '#finding.ts'
import type { Reason } from '#refusal.ts'
import type { World } from '#world.ts'
import { onRole } from '../jwt/advice.ts'
import type { Claims } from '../jwt/claims/parse-claims.ts'
import type { ClaimFacts, LoginReason } from '../jwt/facts.ts'
import { templatedPolicies } from '../jwt/login-facts.ts'
import { claimRules } from '../jwt/login-rules.ts'
import { learnMore } from '../jwt/providers/learn-more.ts'
import { provenBy } from '../jwt/proven-by.ts'
import type { JwtReason } from '../jwt/reasons.ts'
import type { JwtRole } from '../jwt/roles/jwt-role.ts'
import type { ProvenLogin } from '../proven-login.ts'
import type { HandedOut } from './handed-out.ts'
import { idTokenFacts } from './id-token-facts.ts'
import { idTokenRules } from './id-token-rules.ts'
import type { OidcReason } from './reasons.ts'
import { withUserinfo } from './userinfo.ts'

/** Who that turns out to be; nobody when a rule refuses. */
export interface PersonBehind {
  readonly judgement: Judgement<Reason>
  readonly claims?: Claims
  readonly proven?: ProvenLogin
}

/** Judges an ID token, and what is known of the person besides (spec/jwt-oidc-auth.md 7.5 rows 10 to 15, 7.8, 7.9). */
export async function personBehind(world: World, handed: HandedOut): Promise<PersonBehind> {
  const facts = await idTokenFacts(world, handed)
  const token = judge(idTokenRules, facts)
  if (facts.read === undefined) return { judgement: token }
  if (firstRefusal(token)) return { judgement: token, claims: facts.read.all }

  const person = await personFacts(world, handed, facts.read.all)
  const judgement = [...token, ...judge(personRules, person).map(inThisFlow)]
  const { claims } = person
  if (firstRefusal(judgement)) return { judgement, claims }
  return { judgement, claims, proven: withProviderTokens(provenBy(handed.place, person), handed) }
}

interface PersonFacts extends ClaimFacts {
  readonly role: JwtRole
  readonly claims: Claims
}

async function personFacts(world: World, handed: HandedOut, { nonce: _nonce, ...inToken }: Claims): Promise<PersonFacts> {
  const { config, role, tokens } = handed
  const claims = await withUserinfo(world, handed, inToken)
  const learned = await learnMore(world, { config, role, claims, accessToken: tokens.accessToken })
  return { role, ...learned, policies: templatedPolicies(world, role, learned.claims) }
}

const boundSubject: Rule<PersonFacts, OidcReason> = {
  name: 'bound_subject',
  look({ role: { bound_subject: expected }, claims }) {
    const { sub } = claims
    if (expected === '' || sub === expected) return pass
    const received = typeof sub === 'string' ? sub : null
    const fixes = received === null ? [] : [onRole('bind_received_subject', { bound_subject: received })]
    return refusal({ code: 'oidc_subject' }, { expected, received, fixes })
  },
}

const personRules: readonly Rule<PersonFacts, OidcReason | LoginReason>[] = [boundSubject, ...claimRules]

/** A reason of the rules both flows share, to be told in the words of this one. */
function inThisFlow({ reason, ...finding }: Finding<OidcReason | LoginReason>): Finding<Reason> {
  if (reason === undefined) return finding
  return { ...finding, reason: isShared(reason) ? { code: 'oidc_claims', cause: reason } : reason }
}

function isShared(reason: OidcReason | LoginReason): reason is JwtReason {
  return reason.code.startsWith('jwt_')
}

/** Tokens of the provider that the role wants kept: in the token's metadata, never in the alias (7.10). */
function withProviderTokens(proven: ProvenLogin, { role, tokens }: HandedOut): ProvenLogin {
  const values: Readonly<Record<string, string | undefined>> = {
    access_token: tokens.accessToken,
    id_token: tokens.idToken,
    refresh_token: tokens.refreshToken,
  }
  const kept = (role.oauth2_metadata ?? []).map((name) => [`oauth2_${name}`, values[name] ?? ''] as const)
  return { ...proven, metadata: { ...proven.metadata, ...Object.fromEntries(kept) } }
}
