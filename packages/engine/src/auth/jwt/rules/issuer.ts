import { notAsked, notReached, pass, refusal } from '#finding.ts'
import { onConfig, onRequest, widening } from '../advice.ts'
import type { TokenRule } from '../facts.ts'

/** `iss` is what the mount is bound to, exactly: a trailing slash counts. */
export const issuer: TokenRule = {
  name: 'bound_issuer',
  look({ config, read }) {
    if (config === undefined || read === undefined) return notReached
    const { iss } = read.registered
    const { bound_issuer: bound } = config
    // Keys alone bind the token to whoever holds them, which may be more than one issuer.
    if (bound === '')
      return { ...notAsked, received: iss, fixes: iss === '' ? [] : [onConfig('bind_issuer', { bound_issuer: iss })] }
    if (iss === bound) return pass
    return refusal(
      { code: 'jwt_issuer' },
      {
        expected: bound,
        received: iss,
        fixes: [onRequest('use_token_of_trusted_issuer'), onConfig('bind_received_issuer', { bound_issuer: iss }, widening)],
      },
    )
  },
}
