import { notAsked, notReached, pass, refusal } from '#finding.ts'
import { onConfig, onRequest, widening } from '../../jwt/advice.ts'
import { leewaysOf } from '../../jwt/roles/leeways.ts'
import { timesProblem } from '../../jwt/rules/times.ts'
import { onKubernetesRole } from '../advice.ts'
import type { LoginRule } from '../facts.ts'

const tokenShape: LoginRule = {
  name: 'token_shape',
  look({ jws }) {
    if (jws === undefined) return notReached
    if (!('problem' in jws)) return pass
    const isAlgorithm = jws.problem === 'algorithm'
    return refusal(
      { code: 'kubernetes_token_malformed', problem: jws },
      {
        expected: 'header.payload.signature',
        received: isAlgorithm ? jws.algorithm : jws.problem,
        fixes: [onRequest(isAlgorithm ? 'sign_with_accepted_algorithm' : 'send_a_signed_token')],
      },
    )
  },
}

const signature: LoginRule = {
  name: 'signature',
  look({ config, jws, isSignatureRight }) {
    if (config === undefined || jws === undefined || 'problem' in jws) return notReached
    // Without keys of its own the mount leaves the signature to the cluster.
    if (config.pem_keys.length === 0) return notAsked
    if (isSignatureRight === true) return pass
    return refusal({ code: 'kubernetes_signature' }, { fixes: [onRequest('use_token_of_trusted_issuer')] })
  },
}

const registeredClaims: LoginRule = {
  name: 'registered_types',
  look({ read }) {
    if (read === undefined) return notReached
    const { problem } = read
    if (problem === undefined) return pass
    return refusal({ code: 'kubernetes_claims', problem }, { received: problem.problem, fixes: [onRequest('mend_token')] })
  },
}

const issuer: LoginRule = {
  name: 'bound_issuer',
  look({ config, read }) {
    if (config === undefined || read === undefined) return notReached
    const { iss } = read.registered
    if (config.disable_iss_validation || config.issuer === '') return { ...notAsked, received: iss }
    if (iss === config.issuer) return pass
    return refusal(
      { code: 'kubernetes_issuer' },
      {
        expected: config.issuer,
        received: iss,
        fixes: [onRequest('use_token_of_trusted_issuer'), onConfig('bind_received_issuer', { issuer: iss }, widening)],
      },
    )
  },
}

const audience: LoginRule = {
  name: 'bound_audiences',
  look({ role, read }) {
    if (role === undefined || read === undefined) return notReached
    const { aud } = read.registered
    if (role.audience === '') return { ...notAsked, received: aud }
    if (aud.includes(role.audience)) return pass
    const [first] = aud
    return refusal(
      { code: 'kubernetes_audience' },
      {
        expected: role.audience,
        received: aud,
        fixes: [
          onRequest('request_bound_audience'),
          ...(first === undefined ? [] : [onKubernetesRole('bind_received_audience', { audience: first }, true)]),
        ],
      },
    )
  },
}

const leeways = leewaysOf({ expiration_leeway: 0, not_before_leeway: 0, clock_skew_leeway: 0 })

const times: LoginRule = {
  name: 'times',
  look({ read, now }) {
    if (read === undefined) return notReached
    const { iat, nbf, exp } = read.registered
    const problem = timesProblem({ iat, nbf, exp }, leeways, now)
    // Tokens of the old kind have no times; the review tells whether they still count.
    if (problem === undefined || problem === 'none') return pass
    return refusal(
      { code: 'kubernetes_times', problem },
      {
        expected: { now },
        received: { iat, nbf, exp },
        fixes: [onRequest(problem === 'expired' ? 'get_fresh_token' : 'check_clocks')],
      },
    )
  },
}

/** What the token says of itself (spec/jwt-oidc-auth.md 11.3, rows 5 to 8). */
export const tokenRules: readonly LoginRule[] = [tokenShape, signature, registeredClaims, issuer, audience, times]
