import type { AuthorizeFacts } from '../authorize/authorize-facts.ts'
import type { IdTokenHint } from './id-token-hint.ts'
import type { PageRequest } from './page-request.ts'

/** Why somebody must sign in, or sign in again. */
export type LoginWhy = 'nobody' | 'prompt' | 'max_age' | 'hint'

/** Why a sign-in is needed; undefined when the one at hand will do. */
export function whyLogin(
  { signed, request, person, now }: AuthorizeFacts,
  {
    asked,
    begun,
    hint,
  }: {
    readonly asked: PageRequest
    readonly begun: { readonly at: number; readonly tokenId: string }
    readonly hint: IdTokenHint | 'none' | 'unknown'
  },
): LoginWhy | undefined {
  if (signed === undefined) return 'nobody'
  const isFresh = signed.tokenId !== begun.tokenId && signed.authTime >= begun.at
  if ((asked.prompt.has('login') || asked.prompt.has('select_account')) && !isFresh) return 'prompt'
  if (request.maxAge !== undefined && !isFresh && (request.maxAge === 0 || now - signed.authTime > request.maxAge))
    return 'max_age'
  // A hint that names another, or that we did not sign, never yields a silent answer.
  if (hint === 'unknown') return isFresh ? undefined : 'hint'
  return hint !== 'none' && hint.sub !== person?.entity.id ? 'hint' : undefined
}
