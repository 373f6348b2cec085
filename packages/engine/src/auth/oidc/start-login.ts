import { newBase62 } from '#chance/base62.ts'
import { base64urlOf } from '#crypto/base64url.ts'
import { firstRefusal, judge } from '#finding.ts'
import type { ProviderAccess } from '#ports/relying-party.ts'
import { refuse, refuseFirst } from '#refusal.ts'
import { bytesOf } from '#storage/text.ts'
import type { World } from '#world.ts'
import { remember } from '../jwt/attempts/remember.ts'
import type { JwtConfig } from '../jwt/config/jwt-config.ts'
import type { JwtRole } from '../jwt/roles/jwt-role.ts'
import { keepPending, type PendingLogin } from './pending-login.ts'
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
  const { config, role, provider, redirect } = starting
  const isImplicit = config.oidc_response_types.includes('id_token')
  const pending: PendingLogin = {
    ...newPending(world, starting),
    redirectUri: config.oidc_response_mode === 'form_post' ? redirect.uri.replace('ui/vault', 'v1') : redirect.uri,
    verifier: isImplicit ? '' : newBase62(world.chance, 43),
  }
  const authUrl = world.relyingParty.authorizationUrl(
    provider,
    authorizationParameters(world, { config, role, pending, redirect }),
  )
  if (authUrl === undefined) return { authUrl: '' }
  await keepPending(world, pending)
  return {
    authUrl,
    ...(role.callback_mode === 'direct' ? { polling: { state: pending.state, seconds: role.poll_interval || 5 } } : {}),
  }
}

/** What is the same however the person comes back. */
function newPending(world: World, { start, role }: Starting): PendingLogin {
  return {
    mount: start.mount.uuid,
    state: `st_${newBase62(world.chance, 20)}`,
    nonce: `n_${newBase62(world.chance, 20)}`,
    verifier: '',
    redirectUri: '',
    audiences: role.bound_audiences ?? [],
    maxAge: role.max_age,
    role: role.name,
    mode: role.callback_mode,
    clientNonce: start.clientNonce ?? '',
    remoteAddress: start.remoteAddress,
    createdAt: world.clock.millis(),
  }
}

interface Authorization {
  readonly config: JwtConfig
  readonly role: JwtRole
  readonly pending: PendingLogin
  readonly redirect: SentRedirect
}

/** The parameters of the authorization request (OpenID Connect Core 3.1.2.1, RFC 7636). */
export function authorizationParameters({ cipher }: Pick<World, 'cipher'>, { config, role, pending, redirect }: Authorization) {
  const isImplicit = pending.verifier === ''
  return {
    client_id: config.oidc_client_id,
    response_type: isImplicit ? 'id_token' : 'code',
    redirect_uri: pending.redirectUri,
    scope: scopesOf(role),
    state: redirect.namespace === '' ? pending.state : `${pending.state},ns=${redirect.namespace}`,
    nonce: pending.nonce,
    ...(isImplicit ? {} : { code_challenge: challengeOf(cipher, pending.verifier), code_challenge_method: 'S256' }),
    ...(isImplicit || config.oidc_response_mode === 'form_post' ? { response_mode: 'form_post' } : {}),
    ...(role.max_age > 0 ? { max_age: String(role.max_age) } : {}),
  }
}

function scopesOf({ oidc_scopes }: JwtRole): string {
  return [...new Set(['openid', ...(oidc_scopes ?? [])])].filter((scope) => scope !== '').join(' ')
}

function challengeOf(cipher: World['cipher'], verifier: string): string {
  return base64urlOf(cipher.sha256(bytesOf(verifier)))
}

async function startDevice(world: World, starting: Starting): Promise<OidcStarted> {
  const { role, provider } = starting
  const started = await world.relyingParty.startDevice({ ...provider, clientAuthentication: 'post' }, scopesOf(role))
  if ('failure' in started) return refuse({ code: 'oidc_device_start', failure: started })

  const pending = { ...newPending(world, starting), deviceCode: started.deviceCode }
  await keepPending(world, pending)
  const seconds = role.poll_interval || (started.interval ?? 5)
  return {
    authUrl: started.verificationUriComplete ?? started.verificationUri,
    ...(started.verificationUriComplete === undefined ? { userCode: started.userCode } : {}),
    polling: { state: pending.state, seconds },
  }
}
