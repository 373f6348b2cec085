import { notReached, pass, refusal } from '#finding.ts'
import { onConfig } from '../advice.ts'
import type { TokenRule } from '../facts.ts'

/** There are keys to verify with, or a way to get some. */
export const verifier: TokenRule = {
  name: 'verifier',
  look({ config, verifierProblem: problem }) {
    if (config === undefined) return notReached
    return problem === undefined
      ? pass
      : refusal({ code: 'jwt_verifier', problem }, { received: problem.problem, fixes: [onConfig('make_keys_reachable')] })
  },
}
