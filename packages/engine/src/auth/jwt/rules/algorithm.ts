import { notAsked, notReached, pass, refusal } from '#finding.ts'
import { onConfig, onRequest, widening } from '../advice.ts'
import type { TokenRule } from '../facts.ts'

/** The algorithm is on the mount's list, where it has one (spec/jwt-oidc-auth.md 4.2). */
export const algorithm: TokenRule = {
  name: 'algorithm',
  look({ config, jws }) {
    if (config === undefined || jws === undefined || 'problem' in jws) return notReached
    const { jwt_supported_algs: accepted } = config
    if (accepted.length === 0) return notAsked
    if (accepted.includes(jws.algorithm)) return pass
    return refusal(
      { code: 'jwt_algorithm', algorithm: jws.algorithm },
      {
        expected: accepted,
        received: jws.algorithm,
        fixes: [
          onRequest('sign_with_accepted_algorithm'),
          onConfig('accept_algorithm', { jwt_supported_algs: [...accepted, jws.algorithm] }, widening),
        ],
      },
    )
  },
}
