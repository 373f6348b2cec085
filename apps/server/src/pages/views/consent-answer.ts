import type { AuthorizeFacts } from '@postern/engine/oidc-provider/authorize/authorize-facts.ts'
import { consentModeOf, type ConsentNeed } from '@postern/engine/oidc-provider/consent/consent-need.ts'
import type { ConsentPreview } from '@postern/engine/oidc-provider/consent/consent-preview.ts'
import type { World } from '@postern/engine/world.ts'
import type { ConsentPage } from '@postern/pages/views/consent.tsx'
import { getDomain } from 'tldts'
import { errandAddress } from '../errands/errand-address.ts'
import type { OpenErrand } from '../errands/find-errand.ts'
import { formTarget } from '../form-token.ts'
import type { SignedIn } from '../signed-in.ts'
import type { PageAnswer } from '../visit.ts'
import { personName } from './person-name.ts'
import { whatWasShown } from './what-was-shown.ts'

interface ConsentAsked {
  readonly preview: ConsentPreview
  readonly need: ConsentNeed
  readonly facts: AuthorizeFacts
  readonly who: SignedIn
  /** What a device shows that waits for the answer. */
  readonly deviceCode?: string
}

/** The page where a person decides, with the very values that tokens would carry. */
export async function consentAnswer(
  world: World,
  { errand, name, browser }: OpenErrand,
  { preview, need, facts, who, deviceCode }: ConsentAsked,
): Promise<PageAnswer> {
  const { record } = who.session
  const page: ConsentPage = {
    kind: 'consent',
    app: {
      name: preview.app.name,
      clientId: preview.app.clientId,
      policyUri: preview.app.policyUri,
      tosUri: preview.app.tosUri,
    },
    account: {
      name: personName(facts.person, who.session),
      login: record.displayName,
      method: record.mount,
      since: who.signed.authTime,
    },
    items: [identifier, ...preview.items.map((item) => ({ ...item, isDeclined: need.declined.includes(item.scope) }))],
    isOffline: preview.isOffline,
    goesTo:
      deviceCode === undefined
        ? { ...preview.goesTo, owned: ownedPart(preview.goesTo) }
        : { kind: 'device', host: deviceCode, owned: '', port: '' },
    memory: deviceCode === undefined && consentModeOf(facts) === 'remember' ? preview.memory : undefined,
    why: whyAsked(need),
    provider: preview.provider,
    redirectUri: facts.request.redirectUri,
    form: await formTarget(world, browser, errandAddress(name, 'decide')),
    shown: await whatWasShown(world, facts),
    switching: await formTarget(world, browser, errandAddress(name, 'switch')),
    lasts: Math.max(0, errand.ends - world.clock.now()),
  }
  return { page, status: 200, here: errandAddress(name), formsLeadTo: preview.origin === '' ? [] : [preview.origin] }
}

/** What every app is given: an ID that tells it who somebody is. */
const identifier = { scope: 'openid', description: '', claims: [], isOptional: false, isRemembered: false, isDeclined: false }

/** The part of a host that somebody registered, by the public suffix list. */
function ownedPart({ kind, host }: ConsentPreview['goesTo']): string {
  return kind === 'web' ? (getDomain(host) ?? host) : host
}

function whyAsked({ why }: ConsentNeed): ConsentPage['why'] {
  switch (why) {
    case 'more_scopes':
    case 'scopes_changed':
      return 'more'
    case 'client_changed':
      return 'changed'
    case 'new_host':
      return 'new_host'
    case 'first':
      return 'first'
    case 'prompt':
    case 'always':
    case 'remembered':
    case 'not_asked':
      return 'asked'
  }
}
