import { notReached, pass, refusal } from '#finding.ts'
import { onConfig, onRequest } from '../advice.ts'
import type { TokenRule } from '../facts.ts'
import type { SignatureProblem } from '../keys/keys-problem.ts'

/** One of the mount's keys made the signature (spec/jwt-oidc-auth.md 4.3). */
export const signature: TokenRule = {
  name: 'signature',
  look({ config, jws, signatureProblem: problem, isVerified }) {
    if (isVerified) return pass
    if (config === undefined || jws === undefined || 'problem' in jws || problem === undefined) return notReached
    return refusal(
      { code: 'jwt_signature', problem, isPinned: config.jwt_validation_pubkeys.length > 0 },
      { ...keysCompared(problem), fixes: [fixOf(problem)] },
    )
  },
}

function keysCompared(problem: SignatureProblem) {
  if (problem.problem !== 'signature') return { received: problem.problem }
  return { expected: { known_key_ids: problem.knownKids }, received: { key_id: problem.kid ?? null } }
}

function fixOf(problem: SignatureProblem) {
  if (problem.problem === 'signature') {
    const isKnown = problem.kid !== undefined && problem.knownKids.includes(problem.kid)
    // A known key that did not sign means an altered token; an unknown one, another issuer or a key rotated away.
    return onRequest(isKnown ? 'get_fresh_token' : 'use_token_of_trusted_issuer')
  }
  return problem.problem === 'no-kid' || problem.problem === 'unknown-kid'
    ? onRequest('use_token_of_trusted_issuer')
    : onConfig('make_keys_reachable')
}
