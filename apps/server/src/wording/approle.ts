import type { ApproleReason } from '@postern/engine/auth/approle/reasons.ts'
import type { ApproleWarning } from '@postern/engine/auth/approle/write-role.ts'
import { goDuration } from '@postern/engine/tokens/go-duration.ts'
import { aggregated, mistake, type Wordings } from './wording.ts'

const metadataProblems = {
  not_json: 'failed to parse metadata: it is not JSON',
  not_an_object: 'failed to parse metadata: it is not a JSON object',
  not_text: 'failed to parse metadata: every value must be text',
}

/** A list of texts as the reference prints one. */
const printed = (texts: readonly string[]) => `[${texts.map((text) => JSON.stringify(text)).join(' ')}]`

export const approleWordings: Wordings<ApproleReason> = {
  approle_missing: ({ role }) => ({ status: 404, errors: [`role "${role}" does not exist`] }),
  approle_missing_at_renewal: ({ role }) => aggregated(500, `role "${role}" does not exist during renewal`),
  approle_name_too_long: () => mistake('role_name is longer than maximum of 4096 bytes'),
  approle_cidrs_invalid: () => mistake('invalid CIDR blocks'),
  approle_num_uses_negative: () => mistake('secret_id_num_uses cannot be negative'),
  approle_role_id_taken: () => mistake('role_id already in use'),
  approle_role_id_missing: () => mistake('missing role_id'),
  approle_local_fixed: () => mistake('local_secret_ids can only be modified during role creation'),
  approle_unconstrained: () => mistake('at least one constraint should be enabled on the role'),
  approle_period_above_max: ({ period, max }) =>
    mistake(`period of "${goDuration(period)}" is greater than the backend's maximum lease TTL of "${goDuration(max)}"`),
  approle_not_bound: () => mistake('bind_secret_id is not set on the role'),
  approle_secret_missing: () => mistake('missing secret_id'),
  approle_secret_taken: () => mistake('SecretID is already registered'),
  approle_accessor_missing: () => mistake('missing secret_id_accessor'),
  approle_accessor_unknown: ({ accessor }) => ({
    status: 404,
    errors: [`failed to find accessor entry for secret_id_accessor: "${accessor}"`],
  }),
  approle_accessor_invalid: () => ({ status: 403, errors: ['invalid secret id accessor'] }),
  approle_secret_uses_negative: () => mistake('num_uses cannot be negative'),
  approle_secret_uses_above_role: () => mistake("num_uses cannot be higher than the role's secret_id_num_uses"),
  approle_secret_ttl_above_role: () => mistake("ttl cannot be longer than the role's secret_id_ttl"),
  approle_metadata_invalid: ({ problem }) => mistake(metadataProblems[problem]),
  approle_cidrs_beyond_role: ({ cidrs, allowed }) =>
    mistake(`CIDR blocks on the secret ID ${printed(cidrs)} should be a subset of CIDR blocks on the role ${printed(allowed)}`),
  approle_wrong_credentials: () => mistake('invalid role or secret ID'),
  approle_address_refused: ({ address, by, cidrs }) => {
    const holder = by === 'role' ? 'the role' : 'the secret ID'
    return mistake(`source address "${address}" unauthorized by CIDR restrictions on ${holder}: ${printed(cidrs)}`)
  },
}

/** What is said with a role that was written all the same. */
export function approleWarningText(warning: ApproleWarning): string {
  switch (warning.code) {
    case 'approle_type_adjusted':
      return `${warning.sent} has no useful meaning; adjusting to ${warning.used}`
    case 'approle_max_ttl_above_mount':
      return "token_max_ttl is greater than the backend mount's maximum TTL value; issued tokens' max TTL value will be truncated"
  }
}
