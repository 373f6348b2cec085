import { firstRefusal, judgeAll, type Judgement } from '#finding.ts'
import type { Reason } from '#refusal.ts'
import { bytesOf } from '#storage/text.ts'
import type { World } from '#world.ts'
import type { ProvenLogin } from '../../proven-login.ts'
import type { Claims } from '../claims/parse-claims.ts'
import type { JwtLoginFacts } from '../facts.ts'
import { type JwtLogin, jwtLoginFacts, withRole } from '../login-facts.ts'
import { jwtLoginRules } from '../login-rules.ts'
import { provenBy } from '../proven-by.ts'
import { entityFinding } from './entity-finding.ts'
import { listJwtRoles } from '../roles/list-jwt-roles.ts'
import { type JwtRole, maybeJwtRole } from '../roles/jwt-role.ts'

/** What every rule says of a token. */
export interface LoginDebug {
  readonly role: string
  readonly judgement: Judgement<Reason>
  readonly isAccepted: boolean
  readonly token?: DecodedToken
  /** Who it would be; absent unless the token would be accepted. */
  readonly proven?: ProvenLogin
  /** Without a role: what each role of the mount says. */
  readonly roles: readonly RoleVerdict[]
  readonly isTruncated: boolean
}

/** A token taken apart, its signature left out. */
export interface DecodedToken {
  readonly header: Readonly<Record<string, unknown>>
  readonly claims: Claims
  readonly fingerprint: string
}

export interface RoleVerdict {
  readonly role: string
  readonly isAccepted: boolean
  readonly judgement: Judgement<Reason>
}

const mostRoles = 200

/**
 * The whole judgement of a login, refused or not. It differs from the login in one line, so they cannot drift. The token
 * is neither logged nor stored. A changed role may be tried without being saved.
 */
export async function debugLogin(world: World, login: JwtLogin, changed?: (role: JwtRole) => JwtRole): Promise<LoginDebug> {
  const gathered = await jwtLoginFacts(world, login, 'to-the-end')
  const facts =
    changed && gathered.role ? await withRole(world, { facts: gathered, role: changed(gathered.role), login }) : gathered
  const said: Judgement<Reason> = judgeAll(jwtLoginRules, facts)
  const proven = firstRefusal(said) === undefined ? provenBy(login, facts) : undefined
  const judgement = [...said, await entityFinding(world, login.mount, proven?.alias?.name)]
  const isAccepted = firstRefusal(judgement) === undefined

  const names = login.role === '' ? await listJwtRoles(world, login.mount, { limit: mostRoles + 1 }) : []
  return {
    role: facts.roleName,
    judgement,
    isAccepted,
    ...tokenIn(world, facts),
    ...(isAccepted && proven ? { proven } : {}),
    roles: await verdictsOf(world, { login, facts }, names.slice(0, mostRoles)),
    isTruncated: names.length > mostRoles,
  }
}

interface Shown {
  readonly login: JwtLogin
  readonly facts: JwtLoginFacts
}

/** What each role says of the token, whose signature has been looked at already. */
async function verdictsOf(world: World, { login, facts }: Shown, names: readonly string[]): Promise<readonly RoleVerdict[]> {
  const verdicts: RoleVerdict[] = []
  for (const name of names) {
    const role = await maybeJwtRole(world, login.mount, name)
    if (role === undefined) continue
    const judgement = judgeAll(jwtLoginRules, await withRole(world, { facts: { ...facts, roleName: name }, role, login }))
    verdicts.push({ role: name, isAccepted: firstRefusal(judgement) === undefined, judgement })
  }
  return verdicts
}

function tokenIn(world: World, { jws, read, jwt }: JwtLoginFacts): { readonly token?: DecodedToken } {
  if (read === undefined) return {}
  const header = jws === undefined || 'problem' in jws ? {} : jws.header
  return { token: { header, claims: read.all, fingerprint: fingerprintOf(world, jwt) } }
}

/** The name of a token in a history that must not hold it. */
export function fingerprintOf({ cipher }: World, jwt: string): string {
  return cipher
    .sha256(bytesOf(jwt.replace(/\s+/g, '')))
    .toHex()
    .slice(0, 8)
}
