import { pass, refusal } from '#finding.ts'
import { onRequest } from '../advice.ts'
import type { LoginRule } from '../facts.ts'

/** A token was sent. */
export const tokenPresent: LoginRule = {
  name: 'token',
  look: ({ jwt }) => (jwt === '' ? refusal({ code: 'jwt_token_missing' }, { fixes: [onRequest('send_a_token')] }) : pass),
}
