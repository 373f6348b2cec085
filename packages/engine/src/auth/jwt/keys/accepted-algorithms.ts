import { signatureAlgorithms } from '#crypto/algorithms.ts'
import type { JwtConfig } from '../config/jwt-config.ts'

type Listing = Pick<JwtConfig, 'jwt_supported_algs'>

/** What a JWT login accepts: what the mount lists, any when it lists none (spec/jwt-oidc-auth.md 4.2). */
export function acceptedAlgorithms({ jwt_supported_algs: listed }: Listing): readonly string[] {
  return listed.length === 0 ? signatureAlgorithms : listed
}

/** What an ID token may be signed with: what the mount lists, RS256 alone when it lists none. */
export function idTokenAlgorithms({ jwt_supported_algs: listed }: Listing): readonly string[] {
  return listed.length === 0 ? ['RS256'] : listed
}
