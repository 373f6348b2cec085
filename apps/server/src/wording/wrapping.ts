import type { WrappingReason } from '@postern/engine/wrapping/reasons.ts'
import { mistake, type Wordings } from './wording.ts'

export const wrappingWordings: Wordings<WrappingReason> = {
  wrapping_token_invalid: () => mistake('wrapping token is not valid or does not exist'),
  wrapping_token_empty: () => ({
    status: 403,
    errors: ['error validating wrapping token: empty token in request body'],
  }),
  wrapping_ttl_missing: () => mistake('endpoint requires response wrapping to be used'),
}
