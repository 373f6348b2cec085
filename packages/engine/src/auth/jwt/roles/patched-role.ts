import { z } from 'zod'
import { tokenFieldsAfter } from '../../token-fields.ts'
import { boundClaimsOf } from './bound-claims.ts'
import type { JwtRole } from './jwt-role.ts'
import { policyTemplatesOf } from './policy-templates.ts'

const list = z.array(z.string())

/** The members of a role that a fix may change. */
const patchable = z.object({
  role_type: z.enum(['jwt', 'oidc']).optional(),
  user_claim: z.string().optional(),
  user_claim_json_pointer: z.boolean().optional(),
  bound_audiences: list.nullable().optional(),
  bound_subject: z.string().optional(),
  bound_claims: z.record(z.string(), z.unknown()).nullable().optional(),
  bound_claims_type: z.enum(['string', 'glob']).optional(),
  claim_mappings: z.record(z.string(), z.string().nullable()).nullable().optional(),
  groups_claim: z.string().optional(),
  expiration_leeway: z.number().optional(),
  not_before_leeway: z.number().optional(),
  clock_skew_leeway: z.number().optional(),
  allowed_redirect_uris: list.nullable().optional(),
  token_policies: list.optional(),
  token_bound_cidrs: list.optional(),
})

/** A role with a merge patch (RFC 7396) applied, for trying a fix; undefined when the patch is none. */
export function patchedRole(role: JwtRole, patch: unknown): JwtRole | undefined {
  const read = patchable.safeParse(patch)
  if (!read.success) return undefined
  const { bound_claims, claim_mappings, token_policies, token_bound_cidrs, ...plain } = read.data
  const given = Object.fromEntries(Object.entries(plain).filter(([, value]) => value !== undefined))
  const templates = token_policies && role.templates ? policyTemplatesOf(token_policies) : role.templates
  return {
    ...role,
    ...given,
    bound_claims: bound_claims === undefined ? role.bound_claims : mergedBounds(role, bound_claims),
    claim_mappings: claim_mappings === undefined ? role.claim_mappings : mergedMappings(role, claim_mappings),
    templates,
    token: tokenFieldsAfter(role.token, { token_policies, token_bound_cidrs }),
  }
}

function mergedBounds({ bound_claims }: JwtRole, patch: Readonly<Record<string, unknown>> | null): JwtRole['bound_claims'] {
  if (patch === null) return null
  const merged = new Map([...(bound_claims?.entries ?? []), ...Object.entries(patch)])
  return boundClaimsOf(JSON.stringify(Object.fromEntries([...merged].filter(([, value]) => value !== null))))
}

function mergedMappings(
  { claim_mappings }: JwtRole,
  patch: Readonly<Record<string, string | null>> | null,
): JwtRole['claim_mappings'] {
  if (patch === null) return null
  const merged = Object.entries({ ...claim_mappings, ...patch })
  return Object.fromEntries(merged.flatMap(([claim, key]) => (key === null ? [] : [[claim, key]])))
}
