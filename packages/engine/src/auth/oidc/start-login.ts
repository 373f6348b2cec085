import { firstRefusal, judge } from '#finding.ts'
import type { ProviderAccess } from '#ports/relying-party.ts'
import { refuse, refuseFirst } from '#refusal.ts'
import type { World } from '#world.ts'
import { remember } from '../jwt/attempts/remember.ts'
import type { JwtConfig } from '../jwt/config/jwt-config.ts'
import type { JwtRole } from '../jwt/roles/jwt-role.ts'
import { authorizationUrl, newPending, scopesOf } from './authorization.ts'
import { keepPending } from './pending-login.ts'
import type { SentRedirect } from './redirect-uri.ts'
import { type OidcStart, oidcStartFacts, type OidcStartFacts } from './start-facts.ts'
import { oidcStartRules, openStartRules } from './start-rules.ts'

/** Where to send the browser; an empty address tells an anonymous caller no more than that it will not do. */
export interface OidcStarted {
  readonly authUrl: string
  readonly userCode?: string
  /** Direct and device mode: what to poll with, and how often. */
  readonly polling?: { readonly state: string; readonly seconds: number }
}

const usualPollInterval = 5

/** Begins a sign-in at the identity provider (spec/jwt-oidc-auth.md 7.2, 7.7). */
export async function startOidcLogin(world: World, start: OidcStart): Promise<OidcStarted> {
  const holds = (facts: OidcStartFacts) => firstRefusal(judge(openStartRules, facts)) === undefined
  const facts = await oidcStartFacts(world, start, holds)
  refuseFirst(judge(openStartRules, facts))

  const judgement = judge(oidcStartRules, facts)
  const hidden = firstRefusal(judgement)
  if (hidden) {
    remember(world, { kind: 'oidc', mount: start.mount, role: facts.roleName, remoteAddress: start.remoteAddress, judgement })
    if (facts.role?.callback_mode === 'device') refuse(hidden.reason)
    return { authUrl: '' }
  }
  const { config, role, redirect, provider } = facts
  if (config === undefined || role === undefined || provider === undefined || 'problem' in provider) return { authUrl: '' }
  if (role.callback_mode === 'device') return startDevice(world, { start, config, role, provider })
  return redirect === 'unreadable' ? { authUrl: '' } : startRedirect(world, { start, config, role, provider, redirect })
}

interface Starting {
  readonly start: OidcStart
  readonly config: JwtConfig
  readonly role: JwtRole
  readonly provider: ProviderAccess
}

async function startRedirect(world: World, starting: Starting & { readonly redirect: SentRedirect }): Promise<OidcStarted> {
  const { role, provider } = starting
  const pending = newPending(world, starting)
  const authUrl = authorizationUrl(world, provider, { ...starting, pending })
  if (authUrl === undefined) return { authUrl: '' }
  await keepPending(world, pending)
  return {
    authUrl,
    ...(role.callback_mode === 'direct'
      ? { polling: { state: pending.state, seconds: role.poll_interval || usualPollInterval } }
      : {}),
  }
}

async function startDevice(world: World, starting: Starting): Promise<OidcStarted> {
  const { role, provider } = starting
  const started = await world.relyingParty.startDevice({ ...provider, clientAuthentication: 'post' }, scopesOf(role))
  if ('failure' in started) return refuse({ code: 'oidc_device_start', failure: started })

  const pending = { ...newPending(world, starting), deviceCode: started.deviceCode }
  await keepPending(world, pending)
  return {
    authUrl: started.verificationUriComplete ?? started.verificationUri,
    ...(started.verificationUriComplete === undefined ? { userCode: started.userCode } : {}),
    polling: { state: pending.state, seconds: role.poll_interval || (started.interval ?? usualPollInterval) },
  }
}
