import type { World } from '@postern/engine/world.ts'
import type { SignInPage } from '@postern/pages/views/sign-in.tsx'
import { errandAddress, outsideAddress } from '../errands/errand-address.ts'
import type { OpenErrand } from '../errands/find-errand.ts'
import { formTarget } from '../form-token.ts'
import type { PageAnswer } from '../visit.ts'
import { waysIn } from './ways.ts'

/** What a sign-in page is about, and how the last attempt went. */
export interface SignInAsked extends Pick<SignInPage, 'app' | 'person' | 'username' | 'mount' | 'problem'> {
  readonly why: Exclude<SignInPage['why'], 'switched'>
  readonly formsLeadTo?: readonly string[]
  readonly status?: number
}

/** The page where somebody signs in for an errand. */
export async function signInAnswer(
  world: World,
  { errand, name, browser }: OpenErrand,
  { formsLeadTo = [], status = 200, why, ...asked }: SignInAsked,
): Promise<PageAnswer> {
  const { passwordMounts, outside } = await waysIn(world)
  const page: SignInPage = {
    ...asked,
    kind: 'sign-in',
    why: errand.isSwitched && why === 'nobody' ? 'switched' : why,
    passwordMounts,
    outside: outside.map((way) => ({ ...way, href: outsideAddress(name, way.mount) })),
    form: await formTarget(world, browser, errandAddress(name, 'sign-in')),
    declining: await formTarget(world, browser, errandAddress(name, 'decide')),
    lasts: Math.max(0, errand.ends - world.clock.now()),
  }
  return { page, status, here: errandAddress(name), formsLeadTo }
}
