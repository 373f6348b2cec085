import type { JwtReason } from '@postern/engine/auth/jwt/reasons.ts'
import { goDuration } from '@postern/engine/tokens/go-duration.ts'
import { jwtConfigWordings } from './jwt-config.ts'
import { callProblem, claimsProblem, jwsProblem, keysProblem, signatureProblem, timesProblem } from './jwt-problems.ts'
import { printed } from './printed.ts'
import { celWordings } from './cel.ts'
import { aggregated, mistake, type Wordings } from './wording.ts'

const invalid = (detail: string) => mistake(`error validating token: ${detail}`)
const unbound = (detail: string) => mistake(`error validating claims: ${detail}`)

/** The jwt/oidc method: roles (spec/jwt-oidc-auth.md 3.3) and JWT logins (4.5, 5.1). */
export const jwtAuthWordings: Wordings<JwtReason> = {
  ...jwtConfigWordings,
  ...celWordings,

  jwt_role_name_missing: () => mistake('missing role name'),
  jwt_role_type: ({ type }) => mistake(`invalid 'role_type': ${type}`),
  jwt_role_period: ({ period, max }) =>
    mistake(`'period' of '"${goDuration(period)}"' is greater than the backend's maximum lease TTL of '"${goDuration(max)}"'`),
  jwt_role_bound_claims_type: ({ type }) => mistake(`invalid 'bound_claims_type': ${type}`),
  jwt_role_glob_claim: ({ value }) => mistake(`claim is not a string or list: ${printed(value)}`),
  jwt_role_glob_element: ({ value }) => mistake(`claim is not a string: ${printed(value)}`),
  jwt_role_mapping_reserved: ({ key }) => mistake(`metadata key "${key}" is reserved and may not be a mapping destination`),
  jwt_role_mapping_repeated: ({ key }) => mistake(`multiple keys are mapped to metadata key "${key}"`),
  jwt_role_oauth2_metadata: ({ name }) => mistake(`Unrecognized oauth2 metadata name ${name}`),
  jwt_role_user_claim: () => mistake('a user claim must be defined on the role'),
  jwt_role_callback_mode: ({ mode }) => mistake(`invalid 'callback_mode': ${mode}`),
  jwt_role_redirect_uris: () => mistake("'allowed_redirect_uris' must be set if 'role_type' is 'oidc' or unspecified."),
  jwt_role_unbound: () => mistake('must have at least one bound constraint when creating/updating a role'),
  jwt_role_ttl: () => mistake('ttl should not be greater than max ttl'),
  jwt_role_template: ({ index, failure }) => ({
    status: 500,
    errors: [`failed to parse template policy [${index}]: ${failure.fault}: ${failure.about}`],
  }),
  jwt_role_poll_interval: () => mistake("'poll_interval' cannot be negative"),
  jwt_role_cases: ({ failed }) => mistake(`the role does not meet its saved cases: ${failed.join(', ')}`),
  jwt_cases_invalid: ({ path }) => mistake(`cases must be a list of {"name", "expects", "claims", "at"}: see ${path || 'cases'}`),
  jwt_debug_patch: () => mistake('try_role must be a merge patch of a role'),

  jwt_config_missing: () => mistake('could not load configuration'),
  jwt_role_missing: () => mistake('missing role'),
  jwt_role_not_found: ({ role }) => mistake(`role "${role}" could not be found`),
  jwt_role_is_oidc: () => mistake('role with oidc role_type is not allowed'),
  jwt_token_missing: () => mistake('missing token'),
  jwt_source_address: () => ({ status: 403, errors: ['permission denied'] }),
  jwt_verifier: ({ problem }) =>
    mistake(`error configuring token validator: keyset configuration error: ${keysProblem(problem)}`),
  jwt_token_malformed: ({ problem }) => invalid(`error verifying token signature: ${jwsProblem(problem)}`),
  jwt_signature: ({ problem, isPinned }) => invalid(signatureProblem(problem, { isPinned })),
  jwt_claims: ({ problem }) => invalid(claimsProblem(problem)),
  jwt_algorithm: () => invalid('invalid algorithm (alg) header parameter: token signed with unexpected algorithm'),
  jwt_issuer: () => invalid('invalid issuer (iss) claim'),
  jwt_subject: () => invalid('invalid subject (sub) claim'),
  jwt_audience: () => invalid('invalid audience (aud) claim: audience claim does not match any expected audience'),
  jwt_times: ({ problem }) => invalid(timesProblem(problem)),
  jwt_audience_unbound: () => mistake('audience claim found in JWT but no audiences bound to the role'),

  jwt_role_gone: ({ role }) => aggregated(500, `failed to renew entry: role ${role} does not exist during renewal`),

  jwt_claim_not_found: ({ claim }) => mistake(`claim "${claim}" not found in token`),
  jwt_claim_not_text: ({ claim }) => mistake(`claim "${claim}" could not be converted to string`),
  jwt_claim_empty: ({ claim }) => mistake(`claim "${claim}" is empty`),
  jwt_user_info: ({ problem }) => mistake(callProblem(problem)),
  jwt_mapping_not_text: ({ claim }) => mistake(`error converting claim '${claim}' to string`),
  jwt_groups_not_found: ({ claim }) => mistake(`failed to fetch groups: "${claim}" claim not found in token`),
  jwt_groups_not_a_list: ({ claim }) => mistake(`"${claim}" claim could not be converted to string list`),
  jwt_groups_element: ({ value }) => mistake(`value ${printed(value)} in groups claim could not be parsed as string`),
  jwt_groups_fetch: ({ problem }) => mistake(`failed to fetch groups: ${callProblem(problem)}`),
  jwt_bound_claim_missing: ({ claim }) => unbound(`claim "${claim}" is missing`),
  jwt_bound_claim_received: ({ value }) => unbound(`received claim is not a string, bool, int or list: ${printed(value)}`),
  jwt_bound_claim_expected: ({ value }) => unbound(`bound claim is not a string, bool, int or list: ${printed(value)}`),
  jwt_bound_claim_no_glob: ({ value }) => unbound(`received claim is not a glob string: ${printed(value)}`),
  jwt_bound_claim_mismatch: ({ claim }) => unbound(`claim "${claim}" does not match any associated bound claim values`),
  jwt_policy_template: ({ index, failure }) => ({
    status: 500,
    errors: [`failed to template policy [${index}]: ${failure.fault}: ${failure.about}`],
  }),
}
