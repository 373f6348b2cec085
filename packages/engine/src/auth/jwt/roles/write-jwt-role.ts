import { judge } from '#finding.ts'
import { leaseTtlsOf } from '#mounts/lease-ttls.ts'
import type { Mount } from '#mounts/mount.ts'
import { refuse, refuseFirst } from '#refusal.ts'
import type { World } from '#world.ts'
import { conflictsByOldNames } from '../../old-ttl-conflict.ts'
import type { Sent } from '../../sent.ts'
import { noTokenFields, type SentTokenFields, tokenFieldsAfter } from '../../token-fields.ts'
import { unmetCases } from '../cases/check-cases.ts'
import { boundClaimsOf } from './bound-claims.ts'
import { type JwtRole, jwtRoles } from './jwt-role.ts'
import { policyTemplatesOf } from './policy-templates.ts'
import { jwtRoleRules, type RoleDraft, roleTypeRule } from './role-rules.ts'

/** What a write may say of a role beside its token fields. */
type RoleFields = Omit<JwtRole, 'mount' | 'name' | 'templates' | 'token' | 'bound_claims' | keyof Words> & Words

/** Fields that take a word out of a set. */
interface Words {
  readonly role_type: string
  readonly bound_claims_type: string
  readonly callback_mode: string
}

/** A role as it is sent: what is left out stays as it was, but for the four fields of spec/jwt-oidc-auth.md 3.2. */
export type JwtRoleInput = Sent<{ readonly [Name in keyof RoleFields]: NonNullable<RoleFields[Name]> }> &
  SentTokenFields & {
    readonly bound_claims?: Readonly<Record<string, unknown>> | undefined
    readonly check?: boolean | undefined
  }

/** What a write wants said although it was done. */
export type JwtRoleWarning = 'max-ttl-truncated' | 'verbose-logging'

/** Creates or updates a role (spec/jwt-oidc-auth.md 3). */
export async function writeJwtRole(
  world: World,
  mount: Mount,
  written: { readonly name: string; readonly input: JwtRoleInput },
): Promise<readonly JwtRoleWarning[]> {
  const name = written.name.toLowerCase()
  const { input } = written
  if (name === '') refuse({ code: 'jwt_role_name_missing' })
  const { maxTtl } = leaseTtlsOf(mount, world.settings)

  return world.storage.write(async (change) => {
    const before = (await jwtRoles.maybe(change, `${mount.uuid}/${name}`)) ?? blankRole(mount, name)
    const draft = draftOf(before, input, maxTtl)
    await jwtRoles.put(change, draft.role)
    if (input.check) {
      const failed = await unmetCases(change, draft.role)
      if (failed.length > 0) refuse({ code: 'jwt_role_cases', failed })
    }
    return warningsOf(draft)
  })
}

function draftOf(before: JwtRole, input: JwtRoleInput, maxLeaseTtl: number): RoleDraft {
  const words = {
    role_type: input.role_type ?? 'oidc',
    bound_claims_type: input.bound_claims_type ?? 'string',
    callback_mode: input.callback_mode ?? 'client',
  }
  const hasOldTtlConflict = conflictsByOldNames(before.token, input)
  const bare = roleAfter(before, input)
  refuseFirst(judge([roleTypeRule], { role: bare, words, maxLeaseTtl, hasOldTtlConflict }))

  const { ttl: _ttl, max_ttl: _max, ...others } = input
  const token = tokenFieldsAfter(before.token, hasOldTtlConflict ? others : input)
  const role = withTemplates({ ...bare, token }, input)
  const draft: RoleDraft = { role, words, maxLeaseTtl, hasOldTtlConflict }
  refuseFirst(judge(jwtRoleRules, draft))
  return { ...draft, role: { ...role, ...typed(words) } }
}

/** Everything but the token fields, and the words that have not been judged yet. */
function roleAfter(before: JwtRole, input: JwtRoleInput): JwtRole {
  return {
    ...before,
    user_claim: input.user_claim ?? before.user_claim,
    user_claim_json_pointer: input.user_claim_json_pointer ?? before.user_claim_json_pointer,
    bound_audiences: input.bound_audiences ?? before.bound_audiences,
    bound_subject: input.bound_subject ?? before.bound_subject,
    bound_claims: input.bound_claims === undefined ? before.bound_claims : boundClaimsOf(JSON.stringify(input.bound_claims)),
    claim_mappings: input.claim_mappings ?? before.claim_mappings,
    groups_claim: input.groups_claim ?? before.groups_claim,
    expiration_leeway: input.expiration_leeway ?? before.expiration_leeway,
    not_before_leeway: input.not_before_leeway ?? before.not_before_leeway,
    clock_skew_leeway: input.clock_skew_leeway ?? before.clock_skew_leeway,
    allowed_redirect_uris: input.allowed_redirect_uris ?? before.allowed_redirect_uris,
    oidc_scopes: input.oidc_scopes ?? before.oidc_scopes,
    max_age: input.max_age ?? before.max_age,
    verbose_oidc_logging: input.verbose_oidc_logging ?? before.verbose_oidc_logging,
    poll_interval: input.poll_interval ?? before.poll_interval,
    oauth2_metadata: input.oauth2_metadata ?? before.oauth2_metadata,
    oidc_disable_confirmation: input.oidc_disable_confirmation ?? false,
    token_policies_template_claims: input.token_policies_template_claims ?? before.token_policies_template_claims,
  }
}

/** Templates are kept as they were sent: folding them to lower case would change the claims they name. */
function withTemplates(role: JwtRole, input: JwtRoleInput): JwtRole {
  if (!role.token_policies_template_claims) return { ...role, templates: null }
  const sent = input.token_policies ?? input.policies
  const texts = sent?.filter((text) => text !== '') ?? role.templates?.texts ?? role.token.token_policies
  return { ...role, token: { ...role.token, token_policies: texts }, templates: policyTemplatesOf(texts) }
}

function typed({
  role_type,
  bound_claims_type,
  callback_mode,
}: RoleDraft['words']): Pick<JwtRole, 'role_type' | 'bound_claims_type' | 'callback_mode'> {
  return {
    role_type: role_type === 'jwt' ? 'jwt' : 'oidc',
    bound_claims_type: bound_claims_type === 'glob' ? 'glob' : 'string',
    callback_mode: callback_mode === 'direct' || callback_mode === 'device' ? callback_mode : 'client',
  }
}

function warningsOf({ role, maxLeaseTtl }: RoleDraft): readonly JwtRoleWarning[] {
  return [
    ...(role.token.token_max_ttl > maxLeaseTtl ? (['max-ttl-truncated'] as const) : []),
    ...(role.verbose_oidc_logging ? (['verbose-logging'] as const) : []),
  ]
}

/** A role about which nothing was said. */
export function blankRole({ uuid }: Pick<Mount, 'uuid'>, name: string): JwtRole {
  return {
    mount: uuid,
    name,
    role_type: 'oidc',
    user_claim: '',
    user_claim_json_pointer: false,
    bound_audiences: null,
    bound_subject: '',
    bound_claims: null,
    bound_claims_type: 'string',
    claim_mappings: null,
    groups_claim: '',
    expiration_leeway: 0,
    not_before_leeway: 0,
    clock_skew_leeway: 0,
    allowed_redirect_uris: null,
    oidc_scopes: null,
    max_age: 0,
    verbose_oidc_logging: false,
    callback_mode: 'client',
    poll_interval: 0,
    oauth2_metadata: null,
    oidc_disable_confirmation: false,
    token_policies_template_claims: false,
    templates: null,
    token: noTokenFields,
  }
}
