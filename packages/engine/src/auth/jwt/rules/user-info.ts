import { notAsked, notReached, refusal } from '#finding.ts'
import { onConfig } from '../advice.ts'
import type { ClaimRule } from '../facts.ts'

/** The handler of a particular identity provider could learn more of the person, where it is told to. */
export const userInfo: ClaimRule = {
  name: 'user_info',
  look({ claims, userInfoProblem: problem }) {
    if (claims === undefined) return notReached
    return problem === undefined
      ? notAsked
      : refusal(
          { code: 'jwt_user_info', problem },
          { received: problem.problem, fixes: [onConfig('configure_provider_handler')] },
        )
  },
}
