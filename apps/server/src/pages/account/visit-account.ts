import { consentsOf, withdrawConsent } from '@postern/engine/oidc-provider/consent/consents.ts'
import { maybePerson } from '@postern/engine/oidc-provider/person.ts'
import { newCookieValue } from '@postern/engine/sessions/cookie-value.ts'
import { endSession } from '@postern/engine/sessions/end-session.ts'
import { endOwnSession, sessionsOf } from '@postern/engine/sessions/own-sessions.ts'
import type { World } from '@postern/engine/world.ts'
import { formTarget } from '../form-token.ts'
import { signedIn } from '../signed-in.ts'
import { personName } from '../views/person-name.ts'
import type { Form, PageAnswer, Visit } from '../visit.ts'

/** Who is signed in for apps, with what they have allowed. */
export const accountAddress = '/ui/account'

const acts = ['sign-out', 'withdraw', 'end'] as const
export type AccountAct = (typeof acts)[number]

/** What a form of the account page does; undefined for an address that is none. */
export function accountActOf(path: string): AccountAct | undefined {
  return acts.find((act) => path === `${accountAddress}/${act}`)
}

export async function showAccount(world: World, visit: Visit): Promise<PageAnswer> {
  const who = await signedIn(world, visit)
  if (who === undefined) return { page: { kind: 'account' }, status: 200, here: accountAddress }
  const { entityId } = who.signed
  const browser = visit.browser ?? newCookieValue(world)
  const person = await world.storage.read((view) => maybePerson(view, entityId))
  const consents = await consentsOf(world, entityId)
  const places = await sessionsOf(world, entityId)
  return {
    page: {
      kind: 'account',
      account: {
        name: personName(person, who.session),
        apps: consents.map(({ client_id, client_name, claims, given_at, expires_at }) => ({
          clientId: client_id,
          name: client_name,
          claims,
          givenAt: given_at,
          expiresAt: expires_at,
        })),
        places: places.map(({ id, kind, mount, since }) => ({
          id,
          kind,
          isHere: id === who.session.record.id,
          method: mount,
          since,
        })),
        ending: await formTarget(world, browser, `${accountAddress}/end`),
        signOut: await formTarget(world, browser, `${accountAddress}/sign-out`),
        withdraw: await formTarget(world, browser, `${accountAddress}/withdraw`),
      },
    },
    status: 200,
    here: accountAddress,
    ...(visit.browser === undefined ? { browser } : {}),
  }
}

/** Does what a form of the account page asks for. */
export async function actOnAccount(
  world: World,
  visit: Visit,
  { act, form }: { readonly act: AccountAct; readonly form: Form },
): Promise<PageAnswer> {
  if (act === 'sign-out') {
    if (visit.session !== undefined) await endSession(world, 'apps', visit.session)
    return { page: { kind: 'sign-out', stage: 'done' }, status: 200, session: 'ended' }
  }
  const who = await signedIn(world, visit)
  const entityId = who?.signed.entityId ?? ''
  const clientId = form.get('client_id') ?? ''
  if (act === 'withdraw' && entityId !== '' && clientId !== '') await withdrawConsent(world, { entityId, clientId })
  if (act === 'end') await endOwnSession(world, { entityId, id: form.get('id') ?? '' })
  return { status: 303, location: accountAddress }
}
