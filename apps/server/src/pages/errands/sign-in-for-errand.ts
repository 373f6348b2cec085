import { refuseOverLimit } from '@postern/engine/quotas/refuse-over-limit.ts'
import { Refusal } from '@postern/engine/refusal.ts'
import { replaceSession } from '@postern/engine/sessions/replace-session.ts'
import { signInWith } from '@postern/engine/sessions/sign-in.ts'
import type { World } from '@postern/engine/world.ts'
import type { SignInProblem } from '@postern/pages/views/sign-in.tsx'
import type { Form, PageAnswer, Visit } from '../visit.ts'
import { errandAddress } from './errand-address.ts'
import type { OpenErrand } from './find-errand.ts'

/** An attempt to sign in that failed, for the page that is shown again. The password is not in it. */
export interface FailedAttempt {
  readonly username: string
  readonly mount: string
  readonly problem: SignInProblem
  readonly status: number
}

/** Signs somebody in by name and password, and sends them on with their errand. */
export async function signInForErrand(
  world: World,
  visit: Visit,
  { open, form }: { readonly open: OpenErrand; readonly form: Form },
): Promise<PageAnswer | FailedAttempt> {
  const username = form.get('username') ?? ''
  const password = form.get('password') ?? ''
  const mount = (form.get('mount') ?? '').replace(/^\/+|\/+$/g, '')
  const attempt = { username, mount, status: 400 }
  if (username === '' || password === '') return { ...attempt, problem: 'missing' }

  const { remoteAddress } = visit
  await refuseOverLimit(world, { path: `auth/${mount}/login/${username}`, remoteAddress, parameters: () => ({}) })
  try {
    const signedIn = await signInWith(world, { method: 'userpass', mount, username, password }, remoteAddress)
    const session = await replaceSession(world, { kind: 'apps', signedIn, before: visit.session })
    return { status: 303, location: errandAddress(open.name), session }
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return error.reason.code === 'busy' ? { ...attempt, problem: 'busy', status: 503 } : { ...attempt, problem: 'wrong' }
  }
}
