import type { WaivedCheck } from '@postern/engine/auth/jwt/config/write-jwt-config.ts'
import type { KeysProblem } from '@postern/engine/auth/jwt/keys/keys-problem.ts'
import type { JwtRoleWarning } from '@postern/engine/auth/jwt/roles/write-jwt-role.ts'
import { keysProblem } from './jwt-problems.ts'

/** A check that failed and was waived (spec/jwt-oidc-auth.md 2.3). */
export const waivedWarning: Readonly<Record<WaivedCheck, string>> = {
  discovery: 'error checking oidc discovery URL',
  jwks: 'error checking jwks URL',
}

/** Why a configuration reads `invalid` (spec/jwt-oidc-auth.md 2.4). */
export function keysWarning(problem: KeysProblem): string {
  return `failed to construct JWK validator: keyset configuration error: ${keysProblem(problem)}`
}

/** What is said of a role that was written all the same (spec/jwt-oidc-auth.md 3.3). */
export const jwtRoleWarning: Readonly<Record<JwtRoleWarning, string>> = {
  'max-ttl-truncated':
    "token max ttl is greater than the system or backend mount's maximum TTL value; issued tokens' max TTL value will be truncated",
  'verbose-logging':
    'verbose_oidc_logging has been enabled for this role. This is not recommended in production since sensitive information may be present in OIDC responses.',
}
