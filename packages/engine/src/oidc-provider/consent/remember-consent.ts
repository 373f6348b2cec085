import type { World } from '#world.ts'
import { type AuthorizeFacts, grantedScopes } from '../authorize/authorize-facts.ts'
import { factsOf } from '../person.ts'
import { previewClaims } from '../scopes/preview-claims.ts'
import { scopesNamed } from '../scopes/scope.ts'
import { clientDigest, consentMemory, hostOf, rememberedConsent, scopeDigest } from './consent-need.ts'
import { type ConsentRecord, consentRecords } from './consent-record.ts'

/** Remembers that a person agreed to what a request asks for, but for what they declined. */
export async function rememberConsent(world: World, facts: AuthorizeFacts, declined: readonly string[]): Promise<void> {
  const { client, person, provider, request, now } = facts
  if (client === undefined || person === undefined || provider === undefined) return
  const old = await rememberedConsent(world, facts)
  const agreed = await scopesNamed(
    world,
    grantedScopes(facts).filter((name) => !declined.includes(name)),
  )
  const { claims } = previewClaims(world, agreed, { person: factsOf(person), now })
  const isSameApp = old?.client_digest === clientDigest(world, client)
  const record: ConsentRecord = {
    entity_id: person.entity.id,
    client_id: client.client_id,
    provider: provider.name,
    scopes: { ...old?.scopes, ...Object.fromEntries(agreed.map((scope) => [scope.name, scopeDigest(world, scope)])) },
    declined: [...declined],
    claims: [...new Set([...(old?.claims ?? []), ...Object.keys(claims)])].toSorted(),
    client_digest: clientDigest(world, client),
    redirect_hosts: [...new Set([...(isSameApp ? old.redirect_hosts : []), hostOf(request.redirectUri)])],
    given_at: now,
    expires_at: now + consentMemory(facts),
  }
  await world.storage.write((change) => consentRecords.put(change, record))
}
