import type { jwtAuthRoutes } from '@postern/contract/routes/jwt-auth.ts'
import { attemptsAt } from '@postern/engine/auth/jwt/attempts/remember.ts'
import { debugLogin } from '@postern/engine/auth/jwt/debug-login.ts'
import { mountHealth } from '@postern/engine/auth/jwt/health/mount-health.ts'
import { patchedRole } from '@postern/engine/auth/jwt/roles/patched-role.ts'
import { debugOidcStart } from '@postern/engine/auth/oidc/debug-start.ts'
import { refuse } from '@postern/engine/refusal.ts'
import type { World } from '@postern/engine/world.ts'
import { healthText } from '../wording/jwt-health.ts'
import { shownAttempt } from './shown-attempt.ts'
import { shownFinding } from './shown-finding.ts'
import { shownLoginDebug } from './shown-login-debug.ts'
import { shownLoginFinding } from './shown-login-finding.ts'
import type { Handlers } from './handlers.ts'

type Names = 'debugJwtLogin' | 'debugOidcLogin' | 'readJwtMountHealth' | 'readJwtAttempts'

/** Why logins of a jwt/oidc mount fail (spec/jwt-oidc-auth.md 15). */
export const jwtDebugHandlers = (world: World): Pick<Handlers<typeof jwtAuthRoutes>, Names> => ({
  async debugJwtLogin({ mount, input, request }) {
    const login = {
      mount,
      path: `auth/${mount.path}login`,
      role: input.role ?? '',
      jwt: input.jwt ?? '',
      remoteAddress: input.remote_address || request.remoteAddress,
      accessToken: input.distributed_claim_access_token,
    }
    const patch = input.try_role
    const debugged = await debugLogin(
      world,
      login,
      patch && ((role) => patchedRole(role, patch) ?? refuse({ code: 'jwt_debug_patch' })),
    )
    return { data: shownLoginDebug(mount, debugged) }
  },

  async debugOidcLogin({ mount, input, request }) {
    const debugged = await debugOidcStart(world, {
      mount,
      role: input.role ?? '',
      redirectUri: input.redirect_uri ?? '',
      clientNonce: 'shown',
      remoteAddress: request.remoteAddress,
    })
    return {
      data: {
        role: debugged.role,
        accepted: debugged.isAccepted,
        findings: debugged.judgement.map(shownLoginFinding),
        auth_url: debugged.authUrl ?? null,
        redirect_uris: debugged.redirectUris.map(({ client, uri, isAllowed }) => ({ client, uri, is_allowed: isAllowed })),
      },
    }
  },

  async readJwtMountHealth({ mount }) {
    const health = await mountHealth(world, mount)
    return {
      data: {
        state: health.state,
        mode: health.mode ?? null,
        findings: health.judgement.map((finding) => shownFinding(finding, healthText)),
        issuer: health.issuer ?? null,
        jwks_uri: health.jwksUri ?? null,
        keys: [...health.keys],
        algorithms: [...health.algorithms],
        discovery_millis: health.discoveryMillis ?? null,
        jwks_millis: health.jwksMillis ?? null,
        certificate_ends: health.certificateEnds === undefined ? null : timeText(health.certificateEnds * 1000),
        clock_offset: health.clockOffset ?? null,
        checked_at: timeText(health.checkedAt),
      },
    }
  },

  readJwtAttempts({ mount, input: { role = '', limit = 0 } }) {
    const found = attemptsAt(world, mount).filter((attempt) => role === '' || attempt.role === role)
    return { data: { attempts: (limit > 0 ? found.slice(0, limit) : found).map(shownAttempt) } }
  },
})

function timeText(millis: number): string {
  return new Date(millis).toISOString()
}
