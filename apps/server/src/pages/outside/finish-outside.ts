import { ApiError } from '@postern/contract/client/api-error.ts'
import { createClient } from '@postern/contract/client/create-client.ts'
import { jwtAuthRoutes } from '@postern/contract/routes/jwt-auth.ts'
import { replaceSession } from '@postern/engine/sessions/replace-session.ts'
import { signedInBy, type SignedIn } from '@postern/engine/sessions/sign-in.ts'
import type { World } from '@postern/engine/world.ts'
import { browserIdOf } from '../errands/errand-id.ts'
import { errandAddress } from '../errands/errand-address.ts'
import { problem } from '../problem.ts'
import type { PageAnswer, Visit } from '../visit.ts'
import { consoleSignIn } from './console-sign-in.ts'
import { type OutsideSignIn, takeOutside } from './outside-sign-in.ts'
import { refusalOf } from './start-outside.ts'
import { withoutNamespace } from './state.ts'

/** A browser that comes back from an identity provider. */
export interface OutsideReturn {
  /** Path of the mount, as it stands in the address. */
  readonly mount: string
  readonly parameters: URLSearchParams
}

/**
 * Ends a sign-in at an identity provider. It counts only in the browser it was begun in: the state is bound to a cookie,
 * not to a window, so it does not matter which window comes back.
 */
export async function finishOutside(world: World, visit: Visit, { mount, parameters }: OutsideReturn): Promise<PageAnswer> {
  const textOf = (name: string) => parameters.get(name) ?? ''
  const state = withoutNamespace(textOf('state'))
  const begun = await begunHere(world, visit, { mount, state })
  if (begun === undefined) return problem('nothing_to_finish', { world })

  const error = textOf('error')
  const granted = await createClient(jwtAuthRoutes, visit.api)
    .finishOidcLogin({ params: { mount }, input: { state, code: textOf('code'), ...(error === '' ? {} : { error }) } })
    .catch(refusalOf)
  if (granted instanceof ApiError) return problem('outside_refused', { world, code: granted.message, retry: wayBack(begun) })
  const { remoteAddress } = visit
  const signedIn = await signedInBy(world, {
    clientToken: granted.client_token,
    ownsToken: true,
    method: 'oidc',
    mount,
    remoteAddress,
  })
  return goOn(world, visit, { begun, signedIn })
}

async function begunHere(
  world: World,
  { browser }: Visit,
  { mount, state }: { readonly mount: string; readonly state: string },
): Promise<OutsideSignIn | undefined> {
  if (browser === undefined || state === '') return undefined
  return takeOutside(world, { state, browser: await browserIdOf(world, browser), mount })
}

async function goOn(
  world: World,
  visit: Visit,
  { begun: { next }, signedIn }: { readonly begun: OutsideSignIn; readonly signedIn: SignedIn },
): Promise<PageAnswer> {
  if (next.kind === 'errand') {
    const session = await replaceSession(world, { kind: 'apps', signedIn, before: visit.session })
    return { status: 302, location: errandAddress(next.name), session }
  }
  const opened = await replaceSession(world, { kind: 'console', signedIn, before: visit.console })
  if (!next.isPopup) return { status: 302, location: next.location, console: opened }
  const message = { source: 'oidc-callback', outcome: 'signed-in' }
  return { page: { kind: 'outside-done', next: next.location, message }, status: 200, console: opened }
}

function wayBack({ next }: OutsideSignIn): string {
  return next.kind === 'errand' ? errandAddress(next.name) : consoleSignIn(next.location)
}
