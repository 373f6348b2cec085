import { z } from 'zod'
import { remembered } from '#memory/remembered.ts'
import type { Mount } from '#mounts/mount.ts'
import { collection } from '#storage/collection.ts'
import type { World } from '#world.ts'
import { storedTokenFields } from '../../token-fields.ts'
import { storedBoundClaims } from './bound-claims.ts'
import { storedTemplates } from './policy-templates.ts'

const pairs = z.custom<Readonly<Record<string, string>>>((value) => typeof value === 'object' && value !== null)
const list = z.array(z.string())

/** Which tokens a mount accepts, and what a login gets (spec/jwt-oidc-auth.md 3.1). Names are those of the wire. */
export const jwtRoleRecord = z.object({
  /** The mount's uuid. */
  mount: z.string(),
  /** In lower case. */
  name: z.string(),
  role_type: z.enum(['jwt', 'oidc']),
  user_claim: z.string(),
  user_claim_json_pointer: z.boolean(),
  /** Lists and maps that were never set are null, and read so. */
  bound_audiences: list.nullable(),
  bound_subject: z.string(),
  bound_claims: storedBoundClaims.nullable(),
  bound_claims_type: z.enum(['string', 'glob']),
  claim_mappings: pairs.nullable(),
  groups_claim: z.string(),
  /** Seconds; 0 stands for the default, anything negative for none (5.3). */
  expiration_leeway: z.number(),
  not_before_leeway: z.number(),
  clock_skew_leeway: z.number(),
  allowed_redirect_uris: list.nullable(),
  oidc_scopes: list.nullable(),
  max_age: z.number(),
  verbose_oidc_logging: z.boolean(),
  callback_mode: z.enum(['client', 'direct', 'device']),
  poll_interval: z.number(),
  oauth2_metadata: list.nullable(),
  oidc_disable_confirmation: z.boolean(),
  token_policies_template_claims: z.boolean(),
  /** The policies as templates, where they are ones. */
  templates: storedTemplates.nullable(),
  token: storedTokenFields,
})
export type JwtRole = Readonly<z.output<typeof jwtRoleRecord>>

/** The roles of all jwt/oidc mounts. */
export const jwtRoles = collection({ name: 'jwt-role', schema: jwtRoleRecord, key: ({ mount, name }) => `${mount}/${name}` })

const recall = remembered(jwtRoles)

/** A role of a mount, by its name in lower case. */
export function maybeJwtRole(world: World, { uuid }: Mount, name: string): Promise<JwtRole | undefined> {
  return recall(world, `${uuid}/${name}`)
}
