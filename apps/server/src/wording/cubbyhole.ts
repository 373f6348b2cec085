import type { CubbyholeReason } from '@postern/engine/cubbyhole/reasons.ts'
import { aggregated, mistake, type Wordings } from './wording.ts'

export const cubbyholeWordings: Wordings<CubbyholeReason> = {
  cubbyhole_needs_service_token: () => mistake("cubbyhole operations are only supported by 'service' type tokens"),
  cubbyhole_data_missing: () => aggregated(400, 'missing data fields'),
}
