import type { CapabilitiesReason } from '@postern/engine/capabilities/reasons.ts'
import { aggregated, mistake, type Wordings } from './wording.ts'

export const capabilityWordings: Wordings<CapabilitiesReason> = {
  capabilities_paths_missing: () => mistake('paths must be supplied'),
  capabilities_token_missing: () => aggregated(400, 'no token found'),
  capabilities_token_invalid: () => aggregated(400, 'invalid token'),
  capabilities_accessor_missing: () => mistake('missing accessor'),
  capabilities_accessor_invalid: () => aggregated(400, 'invalid accessor'),
}
