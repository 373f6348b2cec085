import { claimValue } from './claims/claim-value.ts'
import { groupsIn } from './claims/groups-in.ts'
import type { Claims } from './claims/parse-claims.ts'
import type { ProvenLogin } from '../proven-login.ts'
import type { ClaimFacts } from './facts.ts'
import type { JwtRole } from './roles/jwt-role.ts'
import { userClaimValue } from './rules/user-claim.ts'

/** Where and whence somebody logs in. */
type Place = Pick<ProvenLogin, 'mount' | 'path' | 'remoteAddress'>

/** Who claims turn out to be that every rule has passed (spec/jwt-oidc-auth.md 5.5). */
export function provenBy({ mount, path, remoteAddress }: Place, facts: ClaimFacts): ProvenLogin {
  const { role, claims } = facts
  if (role === undefined || claims === undefined) throw new Error('nobody is proven by facts that were refused')
  const name = String(userClaimValue(role, claims))
  const metadata = metadataOf(role, claims)
  return {
    mount,
    path,
    remoteAddress,
    alias: { name, metadata },
    groupAliases: groupsOf(role, claims),
    displayName: name,
    policies: policiesIn(facts),
    metadata,
    token: role.token,
    renewal: { role: role.name, kind: 'jwt' },
  }
}

/** The policies as the role names them or, where they are templates, as the claims fill them in. */
export function policiesIn({ role, policies }: ClaimFacts): readonly string[] {
  return policies === undefined || 'failure' in policies ? (role?.token.token_policies ?? []) : policies
}

/** The mapped claims, and the name of the role. */
export function metadataOf(role: JwtRole, claims: Claims): Readonly<Record<string, string>> {
  const mapped = Object.entries(role.claim_mappings ?? {}).flatMap(([claim, key]) => {
    const value = claimValue(claims, claim)
    return typeof value === 'string' ? [[key, value] as const] : []
  })
  return Object.fromEntries([...mapped, ['role', role.name]])
}

function groupsOf({ groups_claim }: JwtRole, claims: Claims): readonly string[] {
  const groups = groups_claim === '' ? [] : groupsIn(claims, groups_claim)
  return 'problem' in groups ? [] : groups
}
