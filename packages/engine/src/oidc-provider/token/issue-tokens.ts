import type { TokenAnswer } from '@postern/contract/resources/oidc-flow.ts'
import { halfDigest } from '#crypto/half-digest.ts'
import { signJwt } from '#crypto/sign-jwt.ts'
import { refuse } from '#refusal.ts'
import { rootNamespace } from '#storage/keys.ts'
import type { World } from '#world.ts'
import type { ProviderGrant } from '../authorize/authorization-code.ts'
import { providerIssuer } from '../issuer.ts'
import { signerFor } from '../keys/signing-key.ts'
import type { Claims } from '../templates/render-template.ts'
import { sealAccessToken } from './access-token.ts'
import type { ProvenClient } from './client-rules.ts'

/** What tokens are made of. */
export interface TokenOrder {
  readonly caller: ProvenClient
  readonly grant: ProviderGrant
  readonly claims: Claims
  readonly nonce: string
  /** The code that is exchanged, for `c_hash`; absent for other grants. */
  readonly code?: string
}

/** An access token and an ID token for a person (13.3, 14). */
export async function issueTokens(world: World, order: TokenOrder): Promise<TokenAnswer & { readonly id_token: string }> {
  const { caller, grant } = order
  const signer = signerFor(world, caller.key) ?? refuse({ code: 'exchange_no_signing_key' })
  const access_token = await sealAccessToken(world, grant, caller.client.access_token_ttl)
  const hashOf = (text: string) => halfDigest(world.cipher, signer.algorithm, text)
  const id_token = await signJwt(world.keys, signer, {
    ...idTokenClaims(world, order),
    at_hash: hashOf(access_token),
    ...(order.code === undefined ? {} : { c_hash: hashOf(order.code) }),
  })
  return { access_token, expires_in: caller.client.access_token_ttl, id_token, token_type: 'Bearer' }
}

/** The claims of an ID token, without the hashes of what it travels with. */
export function idTokenClaims(world: World, { caller, grant, claims, nonce }: TokenOrder): Claims {
  const now = world.clock.now()
  return {
    ...claims,
    iss: providerIssuer(world.settings, caller.provider),
    sub: grant.entity_id,
    aud: caller.client.client_id,
    iat: now,
    exp: now + caller.client.id_token_ttl,
    namespace: rootNamespace,
    ...(nonce === '' ? {} : { nonce }),
    ...(grant.auth_time === undefined ? {} : { auth_time: grant.auth_time }),
    ...(grant.sid === undefined ? {} : { sid: grant.sid }),
  }
}
