import type { Jws, JwsProblem } from '#crypto/parse-jws.ts'
import { firstRefusal, judgeAll, type Judgement, type Rule } from '#finding.ts'
import type { Mount } from '#mounts/mount.ts'
import type { Reason } from '#refusal.ts'
import { bytesOf } from '#storage/text.ts'
import type { World } from '#world.ts'
import type { Claims, ReadClaims } from '../jwt/claims/parse-claims.ts'
import type { ProvenLogin } from '../proven-login.ts'
import { entityFinding } from './entity-finding.ts'

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
interface DecodedToken {
  readonly header: Readonly<Record<string, unknown>>
  readonly claims: Claims
  readonly fingerprint: string
}

interface RoleVerdict {
  readonly role: string
  readonly isAccepted: boolean
  readonly judgement: Judgement<Reason>
}

/** The facts of a login with a token, as far as any method has them. */
interface TokenFacts {
  readonly jwt: string
  readonly jws?: Jws | JwsProblem | undefined
  readonly read?: ReadClaims | undefined
}

/** A login with a token, as its method judges it: the method's own facts and rules, so that it cannot drift from them. */
interface JudgedLogin<Facts extends TokenFacts> {
  readonly mount: Mount
  /** The role to show: as it is stored, or as it was asked for. */
  readonly role: string
  readonly facts: Facts
  readonly rules: readonly Rule<Facts, Reason>[]
  /** Called only when no rule refuses. */
  provenBy(): ProvenLogin
  /** The roles to compare, up to a limit; none when a role was asked for. */
  roleNames(limit: number): Promise<readonly string[]>
  /** The same facts with another role of the mount; undefined when it is gone. */
  factsOf(role: string): Promise<Facts | undefined>
}

const mostRoles = 200

/** The whole judgement of a login, refused or not. The token is neither logged nor stored. */
export async function loginDebug<Facts extends TokenFacts>(world: World, login: JudgedLogin<Facts>): Promise<LoginDebug> {
  const { facts, rules } = login
  const said = judgeAll(rules, facts)
  const proven = firstRefusal(said) === undefined ? login.provenBy() : undefined
  const judgement = [...said, await entityFinding(world, login.mount, proven?.alias?.name)]
  const isAccepted = firstRefusal(judgement) === undefined
  const names = await login.roleNames(mostRoles + 1)
  return {
    role: login.role,
    judgement,
    isAccepted,
    ...tokenIn(world, facts),
    ...(isAccepted && proven ? { proven } : {}),
    roles: await verdictsOf(login, names.slice(0, mostRoles)),
    isTruncated: names.length > mostRoles,
  }
}

async function verdictsOf<Facts extends TokenFacts>(
  { rules, factsOf }: JudgedLogin<Facts>,
  names: readonly string[],
): Promise<readonly RoleVerdict[]> {
  const verdicts: RoleVerdict[] = []
  for (const role of names) {
    const facts = await factsOf(role)
    if (facts === undefined) continue
    const judgement = judgeAll(rules, facts)
    verdicts.push({ role, isAccepted: firstRefusal(judgement) === undefined, judgement })
  }
  return verdicts
}

function tokenIn(world: World, { jws, read, jwt }: TokenFacts): Pick<LoginDebug, 'token'> {
  if (read === undefined) return {}
  const header = jws === undefined || 'problem' in jws ? {} : jws.header
  return { token: { header, claims: read.all, fingerprint: fingerprintOf(world, jwt) } }
}

/** The name of a token in a history that must not hold it. */
function fingerprintOf({ cipher }: World, jwt: string): string {
  return cipher
    .sha256(bytesOf(jwt.replace(/\s+/g, '')))
    .toHex()
    .slice(0, 8)
}
