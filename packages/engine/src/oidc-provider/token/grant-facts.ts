import type { World } from '#world.ts'
import { membershipOf } from '../assignments/membership.ts'
import type { ProviderGrant } from '../authorize/authorization-code.ts'
import { factsOf, maybePerson } from '../person.ts'
import { previewClaims } from '../scopes/preview-claims.ts'
import { scopesNamed } from '../scopes/scope.ts'
import type { PersonFacts } from './code-rules.ts'
import type { ProvenClient } from './client-rules.ts'

/**
 * The person behind a grant as they are now: whether the client may still have them, and what its scopes say of them.
 * Which scopes count was fixed when they were granted; what they contain is read now (14).
 */
export async function grantFacts(
  world: World,
  { client }: Pick<ProvenClient, 'client'>,
  grant: ProviderGrant | undefined,
): Promise<PersonFacts> {
  const person = grant && (await world.storage.read((view) => maybePerson(view, grant.entity_id)))
  if (grant === undefined || person === undefined) return { person: undefined, membership: undefined, claims: undefined }
  const membership = await membershipOf(world, person, client)
  const claims = previewClaims(world, await scopesNamed(world, grant.scopes), { person: factsOf(person), now: world.clock.now() })
  return { person, membership, claims }
}
