import { signJwt } from '#crypto/sign-jwt.ts'
import { remembered } from '#memory/remembered.ts'
import { refuse } from '#refusal.ts'
import { rootNamespace } from '#storage/keys.ts'
import type { World } from '#world.ts'
import { allowsClient } from '../keys/named-key.ts'
import { keyNamed, signerFor } from '../keys/signing-key.ts'
import { factsOf, maybePerson } from '../person.ts'
import { renderTemplate } from '../templates/render-template.ts'
import { templateOf } from '../templates/template-of.ts'
import { issuerOfIdentityTokens } from './config.ts'
import { identityTokenRoles } from './role.ts'

/** An identity token just made. */
export interface IdentityToken {
  readonly client_id: string
  readonly token: string
  /** The role's, also when the token lives shorter. */
  readonly ttl: number
  /** The role's TTL is longer than the verification TTL of its key, which the token was cut to. */
  readonly isCut: boolean
}

const rememberedRole = remembered(identityTokenRoles)

/** Makes an identity token for the person behind a caller (5.3). */
export async function generateIdentityToken(
  world: World,
  { role: name, entityId }: { readonly role: string; readonly entityId: string },
): Promise<IdentityToken> {
  const role = (await rememberedRole(world, name)) ?? refuse({ code: 'oidc_role_not_found', role: name })
  const key = (await keyNamed(world, role.key)) ?? refuse({ code: 'oidc_role_key_gone', key: role.key })
  if (!allowsClient(key, role.client_id)) refuse({ code: 'oidc_key_refuses_role', key: key.name, role: name })
  if (entityId === '') refuse({ code: 'oidc_no_entity' })
  const signer = signerFor(world, key) ?? refuse({ code: 'oidc_no_signing_key' })

  const now = world.clock.now()
  const person = await world.storage.read((view) => maybePerson(view, entityId))
  const { claims } = renderTemplate(templateOf(world, role), { person: person && factsOf(person), now })
  const token = await signJwt(world.keys, signer, {
    ...claims,
    iss: await issuerOfIdentityTokens(world),
    sub: entityId,
    aud: role.client_id,
    iat: now,
    exp: now + Math.min(role.ttl, key.verification_ttl),
    namespace: rootNamespace,
  })
  return { client_id: role.client_id, token, ttl: role.ttl, isCut: role.ttl > key.verification_ttl }
}
