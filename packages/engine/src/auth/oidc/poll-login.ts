import { judge } from '#finding.ts'
import type { Mount } from '#mounts/mount.ts'
import type { ProviderFailure } from '#ports/relying-party.ts'
import { refuse, refuseFirst, type Reason } from '#refusal.ts'
import type { Grant } from '#tokens/grant.ts'
import type { World } from '#world.ts'
import { grantLogin } from '../grant-login.ts'
import { remember } from '../jwt/attempts/remember.ts'
import { type JwtConfig, maybeJwtConfig } from '../jwt/config/jwt-config.ts'
import { type JwtRole, maybeJwtRole } from '../jwt/roles/jwt-role.ts'
import { sourceAddress } from '../jwt/rules/source-address.ts'
import { maybePending, type PendingLogin, takePending } from './pending-login.ts'
import { type PersonBehind, personBehind } from './person-behind.ts'
import { providerAccess, requestTokens } from './provider-access.ts'
import { keyOfState } from './redirect-uri.ts'

/** A client that asks whether its sign-in is finished. */
export interface OidcPoll {
  readonly mount: Mount
  readonly path: string
  readonly state: string
  readonly clientNonce: string
  readonly remoteAddress: string
}

/** Hands out the token of a sign-in in direct or device mode once it is finished (spec/jwt-oidc-auth.md 7.7). */
export async function pollOidcLogin(world: World, poll: OidcPoll): Promise<Grant> {
  const { mount, remoteAddress } = poll
  const pending = await maybePending(world, { mount: mount.uuid, state: keyOfState(poll.state) })
  if (pending === undefined || pending.mode === 'client') return refuse({ code: 'oidc_state_unknown' })
  if (pending.clientNonce !== poll.clientNonce) return endWith(world, pending, { code: 'oidc_client_nonce' })
  const [config, role] = [await maybeJwtConfig(world, mount), await maybeJwtRole(world, mount, pending.role)]
  if (config === undefined || role === undefined) return endWith(world, pending, { code: 'oidc_role_gone' })
  refuseFirst(judge([sourceAddress], { role, remoteAddress }))
  const polled: Polled = { poll, config, role, pending }
  return pending.mode === 'direct' ? grantParked(world, polled) : pollDevice(world, polled)
}

interface Polled {
  readonly poll: OidcPoll
  readonly config: JwtConfig
  readonly role: JwtRole
  readonly pending: PendingLogin
}

/** The sign-in is over, and refused. */
async function endWith(world: World, pending: PendingLogin, reason: Reason): Promise<never> {
  await takePending(world, pending)
  return refuse(reason)
}

async function grantParked(world: World, { poll: { mount, path, remoteAddress }, role, pending }: Polled): Promise<Grant> {
  if (pending.parked === undefined) return refuse({ code: 'oidc_authorization_pending' })
  const taken = await takePending(world, pending)
  if (taken?.parked === undefined) return refuse({ code: 'oidc_state_unknown' })
  const { alias, ...parked } = taken.parked
  const renewal = { role: role.name, kind: 'jwt' }
  return grantLogin(world, { mount, path, remoteAddress, ...parked, ...(alias && { alias }), token: role.token, renewal })
}

/** Asks the provider, as the device the person confirms elsewhere (RFC 8628 3.4). */
async function pollDevice(world: World, polled: Polled): Promise<Grant> {
  const { poll, config, role, pending } = polled
  const provider = await providerAccess(world, config)
  if ('problem' in provider) return refuse({ code: 'oidc_provider_at_login', problem: provider })
  const tokens = await requestTokens(world, {
    config,
    access: provider,
    grantType: 'urn:ietf:params:oauth:grant-type:device_code',
    parameters: { device_code: pending.deviceCode ?? '' },
  })
  if ('failure' in tokens) return notYet(world, pending, tokens)

  // The provider gives its tokens once; whoever comes for the sign-in again finds nothing.
  await takePending(world, pending)
  const person = await personBehind(world, { place: poll, config, role, pending, provider, tokens, delivery: 'device' })
  rememberPerson(world, polled, person)
  refuseFirst(person.judgement)
  if (person.proven === undefined) throw new Error('whom no rule refuses must be somebody')
  return grantLogin(world, person.proven)
}

function notYet(world: World, pending: PendingLogin, failure: ProviderFailure): Promise<never> {
  const error = failure.failure === 'oauth' ? failure.error : failure.failure
  if (error === 'authorization_pending') return refuse({ code: 'oidc_authorization_pending' })
  if (error === 'slow_down') return refuse({ code: 'oidc_slow_down' })
  return endWith(world, pending, { code: 'oidc_authorization_failed', error })
}

function rememberPerson(
  world: World,
  { poll: { mount, remoteAddress }, role }: Polled,
  { claims, judgement }: PersonBehind,
): void {
  remember(world, { kind: 'oidc', mount, role: role.name, remoteAddress, claims, judgement })
}
