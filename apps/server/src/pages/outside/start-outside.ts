import { ApiError } from '@postern/contract/client/api-error.ts'
import { createClient } from '@postern/contract/client/create-client.ts'
import { jwtAuthRoutes } from '@postern/contract/routes/jwt-auth.ts'
import { newCookieValue } from '@postern/engine/sessions/cookie-value.ts'
import type { World } from '@postern/engine/world.ts'
import { browserIdOf } from '../errands/errand-id.ts'
import { problem } from '../problem.ts'
import type { PageAnswer, Visit } from '../visit.ts'
import { keepOutside, type OutsideSignIn } from './outside-sign-in.ts'
import { withoutNamespace } from './state.ts'

/** A sign-in at the identity provider of a mount. */
export interface OutsideStart {
  /** Path of the mount. */
  readonly mount: string
  /** Empty for the mount's default. */
  readonly role: string
  readonly next: OutsideSignIn['next']
  /** What the identity provider is to ask of a person it knows already. */
  readonly prompt: 'login' | 'select_account' | undefined
  /** Where to try again when it does not work. */
  readonly retry: string
}

/** Sends the browser to an identity provider, in the same window and without a script (spec/console.md e.4). */
export async function startOutside(world: World, visit: Visit, start: OutsideStart): Promise<PageAnswer> {
  const { role, next, prompt, retry } = start
  const mount = start.mount.replace(/^\/+|\/+$/g, '')
  const redirect_uri = `${world.settings.apiAddress}/ui/vault/auth/${mount}/oidc/callback`
  const begun = await createClient(jwtAuthRoutes, visit.api)
    .startOidcLogin({ params: { mount }, input: { redirect_uri, ...(role === '' ? {} : { role }) } })
    .catch(refusalOf)
  if (begun instanceof ApiError) return problem('outside_unavailable', { world, code: begun.message, retry })
  const address = URL.parse(begun.auth_url)
  const state = withoutNamespace(address?.searchParams.get('state') ?? '')
  if (address === null || state === '') return problem('outside_unavailable', { world, retry })

  const browser = visit.browser ?? newCookieValue(world)
  await keepOutside(world, { state, browser: await browserIdOf(world, browser), mount, next })
  // Otherwise the identity provider signs in at once whoever was signed in there last.
  if (prompt !== undefined) address.searchParams.set('prompt', prompt)
  return { status: 302, location: address.href, ...(visit.browser === undefined ? { browser } : {}) }
}

/** A refusal of the API is an answer; everything else is not. */
export function refusalOf(error: unknown): ApiError {
  if (error instanceof ApiError) return error
  throw error
}
