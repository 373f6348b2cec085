import type { TokenReason } from '@postern/engine/tokens/reasons.ts'
import { mistake, type Wordings } from './wording.ts'

export const tokenWordings: Wordings<TokenReason> = {
  token_id_taken: () => mistake('cannot create a token with a duplicate ID'),
}
