import { signingAlgorithms } from '@postern/contract/resources/oidc-key.ts'
import type { World } from '#world.ts'
import { issuerOfIdentityTokens } from './config.ts'

/** The metadata of identity tokens (5.5). */
export async function rootDiscovery(world: World) {
  const issuer = await issuerOfIdentityTokens(world)
  return {
    issuer,
    jwks_uri: `${issuer}/.well-known/keys`,
    response_types_supported: ['id_token'],
    subject_types_supported: ['public'],
    id_token_signing_alg_values_supported: [...signingAlgorithms],
  }
}
