import type { LeaseReason } from '@postern/engine/leases/reasons.ts'
import { mistake, type Wordings } from './wording.ts'

export const leaseWordings: Wordings<LeaseReason> = {
  lease_id_missing: () => mistake('lease_id must be specified'),
  lease_invalid: () => mistake('invalid lease'),
  lease_not_found: () => mistake('lease not found'),
  lease_is_of_token: () => mistake('tokens cannot be renewed through this endpoint'),
}
