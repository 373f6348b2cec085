import type { World } from '#world.ts'
import type { Signed } from '../authorize/authorize-facts.ts'
import { sessionIdOf } from '../authorize/code-order.ts'
import { type Client, clientById } from '../clients/client.ts'
import { isSafeRedirect } from '../clients/redirect-uri.ts'
import { readIdTokenHint } from '../page/id-token-hint.ts'
import { withQuery } from '../page/return-target.ts'
import { providerNamed } from '../providers/provider.ts'

/** What an app asks when it sends a person here to sign out; a text that was not sent is empty (RP-Initiated Logout 2). */
export interface LogoutRequest {
  readonly provider: string
  readonly idTokenHint: string
  readonly clientId: string
  readonly postLogoutRedirectUri: string
  readonly state: string
}

/** How the sign-out goes on. */
export interface LogoutStage {
  /** `unknown_provider` and `contradictory` are pages of ours that change nothing. */
  readonly stage: 'unknown_provider' | 'contradictory' | 'ask' | 'sign_out'
  /** Where the person goes afterwards; absent: a page of ours. */
  readonly location?: string
  readonly app?: { readonly name: string; readonly clientId: string }
}

/**
 * Judges a request to sign out. Only a hint that we signed, for the person who is signed in here, ends the sign-in
 * without a question; and only to an address that is registered for the app is anybody sent (2, 3).
 */
export async function judgeLogout(world: World, request: LogoutRequest, session: Signed | undefined): Promise<LogoutStage> {
  const provider = await providerNamed(world, request.provider)
  if (provider === undefined) return { stage: 'unknown_provider' }
  const hint = request.idTokenHint === '' ? undefined : await readIdTokenHint(world, provider, request.idTokenHint)
  if (hint !== undefined && request.clientId !== '' && request.clientId !== hint.aud) return { stage: 'contradictory' }

  const client = await clientById(world, hint?.aud ?? request.clientId)
  const location = client && locationAfter(client, request)
  const isOfSession =
    hint !== undefined &&
    session?.entityId === hint.sub &&
    (hint.sid === undefined || hint.sid === (await sessionIdOf(world, session.tokenId)))
  return {
    // It is proven that the app speaks of this very sign-in, or of one that is over already.
    stage: isOfSession || (hint !== undefined && session === undefined) ? 'sign_out' : 'ask',
    ...(location === undefined ? {} : { location }),
    ...(client === undefined ? {} : { app: { name: client.display_name ?? client.name, clientId: client.client_id } }),
  }
}

function locationAfter(
  { post_logout_redirect_uris = [] }: Client,
  { postLogoutRedirectUri: uri, state }: LogoutRequest,
): string | undefined {
  if (!post_logout_redirect_uris.includes(uri) || !isSafeRedirect(uri)) return undefined
  return withQuery(uri, state === '' ? {} : { state })
}
