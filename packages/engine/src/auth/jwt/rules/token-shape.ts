import { notReached, pass, refusal } from '#finding.ts'
import { onRequest } from '../advice.ts'
import type { TokenRule } from '../facts.ts'

/** The token is a signed JWT in compact form, with an algorithm that is ever accepted (spec/jwt-oidc-auth.md 4.1). */
export const tokenShape: TokenRule = {
  name: 'token_shape',
  look({ jws }) {
    if (jws === undefined) return notReached
    if (!('problem' in jws)) return pass
    return refusal(
      { code: 'jwt_token_malformed', problem: jws },
      {
        expected: 'header.payload.signature',
        received: jws.problem === 'algorithm' ? jws.algorithm : jws.problem,
        fixes: [onRequest(jws.problem === 'algorithm' ? 'sign_with_accepted_algorithm' : 'send_a_signed_token')],
      },
    )
  },
}
