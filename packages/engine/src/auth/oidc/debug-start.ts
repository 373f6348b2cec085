import { firstRefusal, judgeAll, type Judgement } from '#finding.ts'
import type { World } from '#world.ts'
import type { JwtReason } from '../jwt/reasons.ts'
import { authorizationUrl, newPending } from './authorization.ts'
import type { OidcReason } from './reasons.ts'
import { isRedirectAllowed } from './redirect-uri.ts'
import { type OidcStart, oidcStartFacts, type OidcStartFacts } from './start-facts.ts'
import { oidcStartRules } from './start-rules.ts'

/** What every check says of a browser sign-in that would begin now. */
export interface OidcStartDebug {
  readonly role: string
  readonly judgement: Judgement<OidcReason | JwtReason>
  readonly isAccepted: boolean
  /** The address that would be opened; nothing is kept of the state in it. */
  readonly authUrl: string | undefined
  /** The addresses clients use with this mount, and whether the role lists them. */
  readonly redirectUris: readonly ListedUri[]
}

export interface ListedUri {
  readonly client: 'requested' | 'cli' | 'console'
  readonly uri: string
  readonly isAllowed: boolean
}

/** Judges the beginning of a sign-in with every rule. Nothing begins. */
export async function debugOidcStart(world: World, start: OidcStart): Promise<OidcStartDebug> {
  const facts = await oidcStartFacts(world, start, () => true)
  const judgement = judgeAll(oidcStartRules, facts)
  const isAccepted = firstRefusal(judgement) === undefined
  return {
    role: facts.roleName,
    judgement,
    isAccepted,
    authUrl: isAccepted ? wouldBeOpened(world, start, facts) : undefined,
    redirectUris: redirectUris(world, start, facts),
  }
}

function wouldBeOpened(world: World, start: OidcStart, { config, role, provider, redirect }: OidcStartFacts): string | undefined {
  // A device gets its address from the provider, which would begin something there.
  if (role === undefined || role.callback_mode === 'device' || redirect === 'unreadable') return undefined
  if (config === undefined || provider === undefined || 'problem' in provider) return undefined
  const pending = newPending(world, { start, config, role, redirect })
  return authorizationUrl(world, provider, { config, role, pending, redirect })
}

function redirectUris(world: World, { redirectUri }: OidcStart, { role, mountPath }: OidcStartFacts): readonly ListedUri[] {
  const clients = [
    ...(redirectUri === '' ? [] : [{ client: 'requested' as const, uri: redirectUri }]),
    { client: 'cli' as const, uri: 'http://localhost:8250/oidc/callback' },
    { client: 'console' as const, uri: `${world.settings.apiAddress}/ui/vault/auth/${mountPath}/oidc/callback` },
  ]
  const listed = role?.allowed_redirect_uris ?? []
  return clients.map(({ client, uri }) => ({ client, uri, isAllowed: isRedirectAllowed(uri, listed) }))
}
