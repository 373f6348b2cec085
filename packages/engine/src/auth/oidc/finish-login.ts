import { firstRefusal } from '#finding.ts'
import { refuse, refuseFirst, type Reason } from '#refusal.ts'
import type { Grant } from '#tokens/grant.ts'
import type { World } from '#world.ts'
import { grantLogin } from '../grant-login.ts'
import { remember } from '../jwt/attempts/remember.ts'
import { maybeJwtConfig } from '../jwt/config/jwt-config.ts'
import { maybeJwtRole } from '../jwt/roles/jwt-role.ts'
import type { OidcReturn } from './oidc-return.ts'
import { changePending, maybePending, type PendingLogin, takePending } from './pending-login.ts'
import type { PersonBehind } from './person-behind.ts'
import { keyOfState } from './redirect-uri.ts'
import { type CameBack, whoCameBack } from './who-came-back.ts'

/**
 * What becomes of it. In direct mode the browser is not the client: it sees pages, and the client polls for the token.
 * A refusal there leaves the sign-in as it is, so that the person can try again.
 */
export type OidcFinished =
  | { readonly kind: 'granted'; readonly grant: Grant }
  | { readonly kind: 'confirm'; readonly startedFrom: string; readonly role: string }
  | { readonly kind: 'parked' }
  | { readonly kind: 'refused'; readonly reason: Reason }

/** Finishes a sign-in at the identity provider (spec/jwt-oidc-auth.md 7.5, 7.6). */
export async function finishOidcLogin(world: World, back: OidcReturn): Promise<OidcFinished> {
  const config = await maybeJwtConfig(world, back.mount)
  if (config === undefined) return refuse({ code: 'oidc_callback_unconfigured', isDelivery: false })
  const pending = await pendingOf(world, back)
  const role = await maybeJwtRole(world, back.mount, pending.role)
  if (role === undefined) return withoutRole(world, pending)
  const came: CameBack = { back, config, pending, role }
  return pending.mode === 'direct' ? finishDirect(world, came) : finishForClient(world, came)
}

/** The sign-in a state belongs to. Where the browser is the client nobody else gets it: a state is good once. */
async function pendingOf(world: World, { mount, state }: OidcReturn): Promise<PendingLogin> {
  const place = { mount: mount.uuid, state: keyOfState(state) }
  const seen = await maybePending(world, place)
  if (seen === undefined || seen.mode === 'device' || seen.parked) return refuse({ code: 'oidc_state_unknown' })
  const own = seen.mode === 'direct' ? seen : await takePending(world, place)
  return own ?? refuse({ code: 'oidc_state_unknown' })
}

async function withoutRole(world: World, pending: PendingLogin): Promise<OidcFinished> {
  await takePending(world, pending)
  const reason: Reason = { code: 'oidc_role_gone' }
  return pending.mode === 'direct' ? { kind: 'refused', reason } : refuse(reason)
}

async function finishForClient(world: World, came: CameBack): Promise<OidcFinished> {
  const { judgement, proven } = await rememberedReturn(world, came)
  refuseFirst(judgement)
  if (proven === undefined) throw new Error('whom no rule refuses must be somebody')
  return { kind: 'granted', grant: await grantLogin(world, proven) }
}

async function finishDirect(world: World, came: CameBack): Promise<OidcFinished> {
  const { back, pending, role } = came
  if (!role.oidc_disable_confirmation && !back.isConfirmed)
    return { kind: 'confirm', startedFrom: pending.remoteAddress, role: role.name }
  const { judgement, proven } = await rememberedReturn(world, came)
  const decisive = firstRefusal(judgement)
  // What was posted is told in JSON, as ever; everything else on a page.
  if (decisive?.reason.code === 'oidc_id_token' && decisive.reason.delivery === 'form_post') refuseFirst(judgement)
  if (decisive) return { kind: 'refused', reason: decisive.reason }
  if (proven === undefined) throw new Error('whom no rule refuses must be somebody')
  const { alias, groupAliases, displayName, policies, metadata } = proven
  const parked = { ...(alias && { alias }), groupAliases: [...groupAliases], displayName, policies: [...policies], metadata }
  // Of two callbacks that both got this far, one parks.
  const kept = await changePending(world, pending, (current) => (current.parked ? undefined : { ...current, parked }))
  return kept ? { kind: 'parked' } : { kind: 'refused', reason: { code: 'oidc_state_unknown' } }
}

async function rememberedReturn(world: World, came: CameBack): Promise<PersonBehind> {
  const person = await whoCameBack(world, came)
  const { claims, judgement } = person
  const { mount, remoteAddress } = came.back
  remember(world, { kind: 'oidc', mount, role: came.role.name, remoteAddress, claims, judgement })
  return person
}
