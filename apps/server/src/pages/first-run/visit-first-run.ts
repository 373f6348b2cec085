import { isTooLong } from '@postern/engine/auth/userpass/secret-of.ts'
import { isInvited } from '@postern/engine/first-run/invitation.ts'
import { makeFirstAccount, shortestFirstPassword } from '@postern/engine/first-run/make-first-account.ts'
import { newCookieValue } from '@postern/engine/sessions/cookie-value.ts'
import { openSession } from '@postern/engine/sessions/open-session.ts'
import { signInWith } from '@postern/engine/sessions/sign-in.ts'
import type { World } from '@postern/engine/world.ts'
import type { FirstRunPage } from '@postern/pages/views/first-run.tsx'
import { formTarget } from '../form-token.ts'
import { problem } from '../problem.ts'
import type { Form, PageAnswer, Visit } from '../visit.ts'

/** Where the link leads that a new server prints. */
export const firstRunAddress = '/ui/first-run'

/** Shows the form for the first account to whoever has the link. */
export async function showFirstRun(
  world: World,
  visit: Visit,
  {
    code,
    username = '',
    mistake,
  }: { readonly code: string; readonly username?: string; readonly mistake?: FirstRunPage['problem'] },
): Promise<PageAnswer> {
  if (!(await isInvited(world, code))) return problem('expired', { world })
  const browser = visit.browser ?? newCookieValue(world)
  return {
    page: {
      kind: 'first-run',
      form: await formTarget(world, browser, firstRunAddress),
      code,
      username,
      shortest: shortestFirstPassword,
      problem: mistake,
    },
    status: mistake === undefined ? 200 : 400,
    ...(visit.browser === undefined ? { browser } : {}),
  }
}

/** Makes the first account, and brings its owner into the console. */
export async function completeFirstRun(world: World, visit: Visit, form: Form): Promise<PageAnswer> {
  const code = form.get('code') ?? ''
  const username = (form.get('username') ?? '').trim()
  const password = form.get('password') ?? ''
  const mistake = mistakeIn({ username, password, repeat: form.get('repeat') ?? '' })
  if (mistake !== undefined || !(await isInvited(world, code))) return showFirstRun(world, visit, { code, username, mistake })

  const mount = await makeFirstAccount(world, { code, username, password })
  const signedIn = await signInWith(world, { method: 'userpass', mount, username, password }, visit.remoteAddress)
  return { status: 303, location: '/ui/', console: await openSession(world, 'console', signedIn) }
}

function mistakeIn(entered: {
  readonly username: string
  readonly password: string
  readonly repeat: string
}): FirstRunPage['problem'] {
  const { username, password, repeat } = entered
  if (username === '') return 'nameless'
  if ([...password].length < shortestFirstPassword) return 'short'
  if (isTooLong(password)) return 'long'
  return password === repeat ? undefined : 'differ'
}
