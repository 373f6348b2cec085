import type { ClientPreview, TemplateProblemView } from '@postern/contract/resources/oidc-preview.ts'
import { refuse } from '#refusal.ts'
import type { World } from '#world.ts'
import { membershipOf } from '../assignments/membership.ts'
import { type Client, maybeClient } from '../clients/client.ts'
import { allowsClient, type NamedKey } from '../keys/named-key.ts'
import { keyNamed } from '../keys/signing-key.ts'
import { factsOf, maybePerson } from '../person.ts'
import { servesClient } from '../providers/allowed-clients.ts'
import { defaultProviderName, type Provider, providerNamed } from '../providers/provider.ts'
import { scopesNamed } from '../scopes/scope.ts'
import { idTokenClaims } from '../token/issue-tokens.ts'
import { claimsShown } from './claims-shown.ts'

/** Whose tokens are asked for, and where. */
export interface TokenPreviewOrder {
  readonly client: string
  readonly entityId: string
  readonly provider?: string | undefined
  /** Space separated; every scope of the provider unless said. */
  readonly scope?: string | undefined
}

/** The tokens a client would get for a person now, unsigned. */
export async function previewClient(world: World, order: TokenPreviewOrder): Promise<ClientPreview> {
  const { client, person } = await world.storage.read(async (view) => ({
    client: await maybeClient(view, order.client),
    person: await maybePerson(view, order.entityId),
  }))
  if (client === undefined) return refuse({ code: 'oidc_client_not_found', client: order.client })
  if (person === undefined) return refuse({ code: 'oidc_person_not_found', entityId: order.entityId })
  const name = order.provider || defaultProviderName
  const provider = (await providerNamed(world, name)) ?? refuse({ code: 'oidc_provider_not_found', provider: name })
  const key = (await keyNamed(world, client.key)) ?? refuse({ code: 'oidc_client_key_unknown', key: client.key })

  const now = world.clock.now()
  const scopes = await scopesNamed(world, scopesOf(provider, order.scope))
  const { claims, origins, problems } = claimsShown(world, scopes, { person: factsOf(person), now })
  const { id: entity_id, name: entityName } = person.entity
  return {
    id_token: idTokenClaims(world, {
      caller: { provider, client, key },
      grant: {
        // Nothing is granted, so there is nothing to name.
        id: '',
        is_offline: false,
        provider: name,
        client_id: client.client_id,
        entity_id,
        scopes: scopes.map((scope) => scope.name),
        ...(client.require_auth_time === true ? { auth_time: now } : {}),
      },
      claims,
      nonce: '',
    }),
    userinfo: { ...claims, sub: entity_id },
    origins,
    problems: [...obstacles({ provider, client, key }), ...problems],
    scopes: scopes.map((scope) => scope.name),
    is_member: (await membershipOf(world, person, client)).isMember,
    entity: { id: entity_id, name: entityName },
  }
}

/** The scopes that are granted: those asked for that the provider supports, each once, sorted. */
function scopesOf({ scopes_supported: supported }: Provider, asked = ''): readonly string[] {
  if (asked.trim() === '') return supported
  const wanted = new Set(asked.split(' '))
  return supported.filter((name) => wanted.has(name))
}

/** What keeps the client from any token at all. */
function obstacles({
  provider,
  client: { client_id: id },
  key,
}: {
  readonly provider: Provider
  readonly client: Client
  readonly key: NamedKey
}): readonly TemplateProblemView[] {
  return [
    ...(servesClient(provider, id) ? [] : [{ code: 'client_not_served', level: 'error' as const, subject: provider.name }]),
    ...(allowsClient(key, id) ? [] : [{ code: 'key_does_not_allow', level: 'error' as const, subject: key.name }]),
  ]
}
