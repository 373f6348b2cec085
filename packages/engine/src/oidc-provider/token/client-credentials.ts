import type { TokenAnswer } from '@postern/contract/resources/oidc-flow.ts'
import { newUuid } from '#chance/uuid.ts'
import { signJwt } from '#crypto/sign-jwt.ts'
import { refuse } from '#refusal.ts'
import { rootNamespace } from '#storage/keys.ts'
import type { World } from '#world.ts'
import { scopesAsked } from '../authorize/authorize-request.ts'
import { providerIssuer } from '../issuer.ts'
import { signerFor } from '../keys/signing-key.ts'
import { previewClaims } from '../scopes/preview-claims.ts'
import { openid, scopesNamed } from '../scopes/scope.ts'
import type { ProvenClient } from './client-rules.ts'

/** A token for the client itself (13.4). There is no person, so a template that asks for one says nothing. */
export async function grantToClient(world: World, { client, provider, key }: ProvenClient, scope: string): Promise<TokenAnswer> {
  const asked = scopesAsked({ scope })
  if (!asked.includes(openid)) refuse({ code: 'exchange_openid_missing' })
  const signer = signerFor(world, key) ?? refuse({ code: 'exchange_no_signing_key' })

  const now = world.clock.now()
  const granted = await scopesNamed(
    world,
    asked.filter((name) => provider.scopes_supported.includes(name)),
  )
  const { claims, conflicts } = previewClaims(world, granted, { person: undefined, now })
  if (conflicts[0] !== undefined) refuse({ code: 'exchange_claims_conflict', ...conflicts[0] })

  const access_token = await signJwt(world.keys, signer, {
    ...claims,
    iss: providerIssuer(world.settings, provider),
    sub: client.client_id,
    aud: client.client_id,
    iat: now,
    exp: now + client.id_token_ttl,
    namespace: rootNamespace,
    jti: newUuid(world.chance),
  })
  return { access_token, expires_in: client.id_token_ttl, token_type: 'Bearer' }
}
