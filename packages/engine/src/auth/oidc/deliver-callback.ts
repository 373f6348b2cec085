import type { Mount } from '#mounts/mount.ts'
import { refuse } from '#refusal.ts'
import type { World } from '#world.ts'
import { maybeJwtConfig } from '../jwt/config/jwt-config.ts'
import { changePending } from './pending-login.ts'
import { keyOfState } from './redirect-uri.ts'

/** What an identity provider had a browser post to us. */
export interface OidcDelivery {
  readonly mount: Mount
  readonly state: string
  readonly code: string
  readonly idToken: string
}

/** What the browser is told: to hand over to the window it came from, or why there is nothing to hand over to. */
export type OidcDelivered = 'hand-over' | 'unknown-state' | 'elsewhere' | 'not-taken'

/** Keeps what was posted for the client that comes for it (spec/jwt-oidc-auth.md 7.4). */
export async function deliverOidcCallback(world: World, { mount, state, code, idToken }: OidcDelivery): Promise<OidcDelivered> {
  const config = await maybeJwtConfig(world, mount)
  if (config === undefined) return refuse({ code: 'oidc_callback_unconfigured', isDelivery: true })
  if (config.oidc_response_mode !== 'form_post') return 'not-taken'

  const place = { mount: mount.uuid, state: keyOfState(state) }
  const kept = await changePending(world, place, (pending) => ({ ...pending, delivered: { code, idToken } }))
  if (kept === undefined) return 'unknown-state'
  // A command line posts here in its own name and ignores the answer.
  return kept.redirectUri.includes(`/v1/auth/${mount.path.replace(/\/$/, '')}`) ? 'hand-over' : 'elsewhere'
}
