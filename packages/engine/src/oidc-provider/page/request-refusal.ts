import { firstRefusal, judge } from '#finding.ts'
import type { AuthorizeFacts } from '../authorize/authorize-facts.ts'
import { requestRules } from '../authorize/authorize-rules.ts'
import type { AuthorizeReason } from '../authorize/reasons.ts'
import type { PageRequest } from './page-request.ts'

/** What is wrong with a request of the browser itself, whoever comes with it; the app may hear of it (17.3, 2 and 3). */
export function requestRefusal(
  { repeated, responseMode, prompt, request }: PageRequest,
  facts: AuthorizeFacts,
): AuthorizeReason | undefined {
  const { state, maxAge } = request
  const [parameter] = repeated
  if (parameter !== undefined) return { code: 'authorize_parameter_repeated', state, parameter }
  if (responseMode !== 'query' && responseMode !== 'form_post') return { code: 'authorize_response_mode_unsupported', state }
  const unfit = firstRefusal(judge(requestRules, facts))?.reason
  if (unfit !== undefined) return unfit
  // The page takes 0: it means a fresh sign-in.
  if (maxAge !== undefined && !(maxAge >= 0)) return { code: 'authorize_max_age_invalid', state }
  return prompt.has('none') && prompt.size > 1 ? { code: 'authorize_prompt_contradictory', state } : undefined
}
