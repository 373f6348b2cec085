import type { Json } from '#finding.ts'
import type { World } from '#world.ts'
import { type AuthorizeFacts, grantedScopes } from '../authorize/authorize-facts.ts'
import { scopesAsked } from '../authorize/authorize-request.ts'
import { offlineAccess } from '../authorize/code-order.ts'
import { factsOf } from '../person.ts'
import { previewClaims } from '../scopes/preview-claims.ts'
import { type Scope, scopesNamed } from '../scopes/scope.ts'
import { consentMemory, type ConsentNeed, hostOf } from './consent-need.ts'

/** One scope as the consent page shows it: in words, with the values that will be given. */
export interface ConsentItem {
  readonly scope: string
  readonly description: string
  readonly claims: readonly { readonly name: string; readonly value: Json | undefined }[]
  /** The person may leave it out. */
  readonly isOptional: boolean
  /** Agreed to before, and still the same. */
  readonly isRemembered: boolean
}

/** All that the consent page shows. */
export interface ConsentPreview {
  readonly app: {
    /** What people are shown: the display name, or the client's name. */
    readonly name: string
    readonly clientId: string
    readonly logoUri?: string
    readonly policyUri?: string
    readonly tosUri?: string
  }
  readonly provider: string
  readonly person: { readonly id: string; readonly name: string }
  readonly items: readonly ConsentItem[]
  /** The app wants to come back without the person. */
  readonly isOffline: boolean
  readonly goesTo: { readonly kind: 'web' | 'this_machine' | 'app'; readonly host: string; readonly port: string }
  /** What the page's form may lead to, for its Content-Security-Policy. */
  readonly origin: string
  /** Seconds an agreement would be remembered. */
  readonly memory: number
  readonly why: ConsentNeed['why']
}

/** The consent page's content for a request that was judged. Claims come from the function that tokens come from. */
export async function consentPreview(world: World, facts: AuthorizeFacts, need: ConsentNeed): Promise<ConsentPreview> {
  const { client, person, provider, request } = facts
  if (client === undefined || person === undefined || provider === undefined)
    throw new Error('consent is asked for a request that passed')
  const templateFacts = { person: factsOf(person), now: facts.now }
  const itemOf = (scope: Scope): ConsentItem => ({
    scope: scope.name,
    description: scope.description,
    claims: Object.entries(previewClaims(world, [scope], templateFacts).claims).map(([name, value]) => ({ name, value })),
    isOptional: scope.optional === true,
    isRemembered: need.remembered.includes(scope.name),
  })

  return {
    app: {
      name: client.display_name ?? client.name,
      clientId: client.client_id,
      ...(client.logo_uri === undefined ? {} : { logoUri: client.logo_uri }),
      ...(client.policy_uri === undefined ? {} : { policyUri: client.policy_uri }),
      ...(client.tos_uri === undefined ? {} : { tosUri: client.tos_uri }),
    },
    provider: provider.name,
    person: { id: person.entity.id, name: person.entity.name },
    items: (await scopesNamed(world, grantedScopes(facts))).map(itemOf),
    isOffline: (client.refresh_token_ttl ?? 0) > 0 && scopesAsked(request).includes(offlineAccess),
    goesTo: destinationOf(request.redirectUri),
    origin: originOf(request.redirectUri),
    memory: consentMemory(facts),
    why: need.why,
  }
}

const ownHosts: ReadonlySet<string> = new Set(['localhost', '127.0.0.1', '[::1]'])

function destinationOf(redirectUri: string): ConsentPreview['goesTo'] {
  const url = URL.parse(redirectUri)
  const host = hostOf(redirectUri)
  if (url === null || (url.protocol !== 'https:' && url.protocol !== 'http:')) return { kind: 'app', host, port: '' }
  return { kind: ownHosts.has(host) ? 'this_machine' : 'web', host, port: url.port }
}

/** The origin of a redirect; the scheme alone for an app on the device. */
function originOf(redirectUri: string): string {
  const url = URL.parse(redirectUri)
  if (url === null) return ''
  return url.protocol === 'https:' || url.protocol === 'http:' ? url.origin : url.protocol
}
