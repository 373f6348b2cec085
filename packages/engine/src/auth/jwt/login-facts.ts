import { parseJws, payloadOf } from '#crypto/parse-jws.ts'
import { firstRefusal, judge } from '#finding.ts'
import type { Mount } from '#mounts/mount.ts'
import type { World } from '#world.ts'
import { type Claims, type ReadClaims, parseClaims } from './claims/parse-claims.ts'
import { type JwtConfig, maybeJwtConfig } from './config/jwt-config.ts'
import type { JwtLoginFacts } from './facts.ts'
import { keySourceOf } from './keys/key-source-of.ts'
import { entryRules, tokenRules } from './login-rules.ts'
import { type Learned, learnMore } from './providers/learn-more.ts'
import { listJwtRoles } from './roles/list-jwt-roles.ts'
import { type JwtRole, maybeJwtRole } from './roles/jwt-role.ts'
import { userClaim } from './rules/user-claim.ts'
import { policiesOf } from './templates/policies-of.ts'

/** A token shown at a mount, and from where. */
export interface JwtLogin {
  readonly mount: Mount
  /** The path that was called, `auth/jwt/login`. */
  readonly path: string
  /** In lower case; empty for the mount's default. */
  readonly role: string
  readonly jwt: string
  readonly remoteAddress: string
  /** For groups that did not fit into the token. */
  readonly accessToken?: string | undefined
}

/**
 * How far facts are gathered. A login goes only as far as its rules hold: nothing is verified for who may not knock, and
 * nobody is asked about a token that is refused. A debugger wants all there is.
 */
export type Reach = 'while-it-holds' | 'to-the-end'

/** What a JWT login is judged by. Endpoint and debugger gather it here. */
export async function jwtLoginFacts(world: World, login: JwtLogin, reach: Reach): Promise<JwtLoginFacts> {
  const entry = await entryFacts(world, login, reach)
  if (reach === 'while-it-holds' && firstRefusal(judge(entryRules, entry))) return entry
  return aboutToken(world, entry, login.accessToken)
}

async function entryFacts(
  world: World,
  { mount, role: asked, jwt, remoteAddress }: JwtLogin,
  reach: Reach,
): Promise<JwtLoginFacts> {
  const config = await maybeJwtConfig(world, mount)
  const roleName = asked || (config?.default_role ?? '')
  const role = roleName === '' ? undefined : await maybeJwtRole(world, mount, roleName)
  const isExplained = reach === 'to-the-end' && role === undefined
  return {
    config,
    roleName,
    role,
    jwt,
    remoteAddress,
    now: world.clock.now(),
    isVerified: false,
    ...(isExplained ? { knownRoles: await listJwtRoles(world, mount, { limit: 1000 }) } : {}),
  }
}

async function aboutToken(world: World, entry: JwtLoginFacts, accessToken: string | undefined): Promise<JwtLoginFacts> {
  if (entry.jwt === '') return entry
  return aboutClaims(world, { ...entry, ...(await verifiedToken(world, entry.config, entry.jwt)) }, accessToken)
}

async function aboutClaims(world: World, facts: JwtLoginFacts, accessToken: string | undefined): Promise<JwtLoginFacts> {
  const { config, role, read } = facts
  if (config === undefined || role === undefined || read === undefined) return facts
  const learned = await learnedOf(world, { config, role, facts, claims: read.all, accessToken })
  return { ...facts, ...learned, policies: templatedPolicies(world, role, learned.claims) }
}

/** The facts of a login with another role: what is known of the token stays. */
export function withRole(
  world: World,
  { facts, role, login }: { facts: JwtLoginFacts; role: JwtRole; login: JwtLogin },
): Promise<JwtLoginFacts> {
  return aboutClaims(world, { ...facts, role, roleName: role.name }, login.accessToken)
}

interface Verified {
  readonly config: JwtConfig
  readonly role: JwtRole
  readonly facts: JwtLoginFacts
  readonly claims: Claims
  readonly accessToken: string | undefined
}

async function learnedOf(world: World, { config, role, facts, claims, accessToken }: Verified): Promise<Learned> {
  if (Object.keys(config.provider_config).length === 0) return { claims }
  // The handler speaks with others in the name of this person: only for a token that holds so far.
  const isTrusted = facts.isVerified && !firstRefusal(judge([...tokenRules, userClaim], facts))
  return isTrusted ? learnMore(world, { config, role, claims, accessToken }) : { claims }
}

type VerifiedToken = Pick<JwtLoginFacts, 'jws' | 'read' | 'claims' | 'verifierProblem' | 'signatureProblem' | 'isVerified'>

/** The token taken apart, with what the mount's keys say of its signature. */
export async function verifiedToken(world: World, config: JwtConfig | undefined, jwt: string): Promise<VerifiedToken> {
  const jws = parseJws(jwt)
  const read = 'problem' in jws ? readAnyway(jwt) : parseClaims(jws.payload)
  const shown = { jws, ...(read ? { read, claims: read.all } : {}) }
  if (config === undefined) return { ...shown, isVerified: false }

  const source = keySourceOf(world, config)
  const verifierProblem = await source.unready()
  if (verifierProblem) return { ...shown, verifierProblem, isVerified: false }
  if ('problem' in jws) return { ...shown, isVerified: false }
  const signatureProblem = await source.problemWith(jws)
  return signatureProblem ? { ...shown, signatureProblem, isVerified: false } : { ...shown, isVerified: true }
}

/** The claims of a token that is refused for its form, for showing. */
function readAnyway(jwt: string): ReadClaims | undefined {
  const payload = payloadOf(jwt)
  return payload === undefined ? undefined : parseClaims(payload)
}

/** What the policies come to, where they are templates. */
export function templatedPolicies(world: World, { templates }: JwtRole, claims: Claims) {
  return templates === null ? undefined : policiesOf(templates.parsed, claims, world)
}
