import { pass, type Rule, refusal } from '#finding.ts'
import type { TemplateFault } from '../templates/template.ts'
import { parseTemplate } from '../templates/parse-template.ts'
import { isExactNumber } from '#json/exact-json.ts'
import type { JwtRole } from './jwt-role.ts'
import type { JwtRoleReason } from './reasons.ts'

/** A role about to be written. Words outside their sets are judged before the role has its type. */
export interface RoleDraft {
  readonly role: JwtRole
  readonly words: { readonly role_type: string; readonly bound_claims_type: string; readonly callback_mode: string }
  /** The longest life the mount and the system allow, seconds. */
  readonly maxLeaseTtl: number
  /** True when the old names of the TTLs contradict each other. */
  readonly hasOldTtlConflict: boolean
}

type RoleRule = Rule<RoleDraft, JwtRoleReason>

const rule = (name: string, look: RoleRule['look']): RoleRule => ({ name, look })
const isWithin = (set: readonly string[], word: string): boolean => set.includes(word)

/** Comes before the token fields are read (spec/jwt-oidc-auth.md 3.3, rows 1 and 2). */
export const roleTypeRule = rule('role_type', ({ words: { role_type: type } }) =>
  isWithin(['oidc', 'jwt'], type) ? pass : refusal({ code: 'jwt_role_type', type }),
)

const period = rule(
  'token_period',
  ({
    role: {
      token: { token_period },
    },
    maxLeaseTtl,
  }) => (token_period > maxLeaseTtl ? refusal({ code: 'jwt_role_period', period: token_period, max: maxLeaseTtl }) : pass),
)

const boundClaimsType = rule('bound_claims_type', ({ words: { bound_claims_type: type } }) =>
  isWithin(['string', 'glob'], type) ? pass : refusal({ code: 'jwt_role_bound_claims_type', type }),
)

const globClaims = rule('bound_claims', ({ role, words }) => {
  if (words.bound_claims_type !== 'glob') return pass
  for (const value of role.bound_claims?.entries.values() ?? []) {
    if (!isScalarOrList(value)) return refusal({ code: 'jwt_role_glob_claim', value })
    const elements: readonly unknown[] = Array.isArray(value) ? value : [value]
    const unfit = elements.find((element) => typeof element !== 'string')
    if (unfit !== undefined) return refusal({ code: 'jwt_role_glob_element', value: unfit })
  }
  return pass
})

const mappings = rule('claim_mappings', ({ role: { claim_mappings } }) => {
  const keys = Object.values(claim_mappings ?? {})
  if (keys.includes('role')) return refusal({ code: 'jwt_role_mapping_reserved', key: 'role' })
  const repeated = keys.find((key, index) => keys.indexOf(key) !== index)
  return repeated === undefined ? pass : refusal({ code: 'jwt_role_mapping_repeated', key: repeated })
})

const oauth2Metadata = rule('oauth2_metadata', ({ role: { oauth2_metadata } }) => {
  const unknown = oauth2_metadata?.find((name) => !isWithin(['access_token', 'id_token', 'refresh_token'], name))
  return unknown === undefined ? pass : refusal({ code: 'jwt_role_oauth2_metadata', name: unknown })
})

const userClaim = rule('user_claim', ({ role }) => (role.user_claim === '' ? refusal({ code: 'jwt_role_user_claim' }) : pass))

const callbackMode = rule('callback_mode', ({ words: { callback_mode: mode } }) =>
  isWithin(['client', 'direct', 'device'], mode) ? pass : refusal({ code: 'jwt_role_callback_mode', mode }),
)

const redirectUris = rule('allowed_redirect_uris', ({ role, words }) =>
  words.role_type === 'oidc' && !role.allowed_redirect_uris?.length ? refusal({ code: 'jwt_role_redirect_uris' }) : pass,
)

const someBound = rule('bounds', ({ role, words }) => {
  const isBound =
    Boolean(role.bound_audiences?.length) ||
    role.token.token_bound_cidrs.length > 0 ||
    role.bound_subject !== '' ||
    Boolean(role.bound_claims?.entries.size)
  return words.role_type === 'jwt' && !isBound ? refusal({ code: 'jwt_role_unbound' }) : pass
})

const ttls = rule('ttl', ({ hasOldTtlConflict }) => (hasOldTtlConflict ? refusal({ code: 'jwt_role_ttl' }) : pass))

const pollInterval = rule('poll_interval', ({ role }) =>
  role.poll_interval < 0 ? refusal({ code: 'jwt_role_poll_interval' }) : pass,
)

const templates = rule('token_policies', ({ role }) => {
  if (!role.token_policies_template_claims) return pass
  const [failed] = role.token.token_policies.flatMap((text, index) => {
    const failure = faultOf(text)
    return failure ? [{ index, failure }] : []
  })
  return failed ? refusal({ code: 'jwt_role_template', ...failed }) : pass
})

/** The rest, in the order of spec/jwt-oidc-auth.md 3.3. */
export const jwtRoleRules: readonly RoleRule[] = [
  period,
  boundClaimsType,
  globClaims,
  mappings,
  oauth2Metadata,
  userClaim,
  callbackMode,
  redirectUris,
  someBound,
  ttls,
  pollInterval,
  templates,
]

function isScalarOrList(value: unknown): boolean {
  return typeof value === 'string' || typeof value === 'boolean' || isExactNumber(value) || Array.isArray(value)
}

function faultOf(text: string): TemplateFault | undefined {
  const template = parseTemplate(text)
  return 'fault' in template ? template : undefined
}
