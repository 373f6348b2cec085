import type { ScopePreview } from '@postern/contract/resources/oidc-preview.ts'
import { entities } from '#identity/entity.ts'
import type { World } from '#world.ts'
import { factsOf, maybePerson } from '../person.ts'
import type { Scope } from '../scopes/scope.ts'
import { claimAt, claimsShown } from './claims-shown.ts'

type Sample = NonNullable<ScopePreview['sample']>

const mostPeople = 100

/** How people fare with some scopes. Entity ids say nothing of the person, so the first ones are as good as any. */
export async function sampleOf(world: World, scopes: readonly Scope[], size: number): Promise<Sample> {
  const now = world.clock.now()
  const people = await world.storage.read(async (view) => {
    const ids = await entities.list(view, { limit: Math.min(size, mostPeople) })
    const found = await Promise.all(ids.map((id) => maybePerson(view, id)))
    return found.filter((person) => person !== undefined)
  })
  const tried = people.map((person) => ({ person, ...claimsShown(world, scopes, { person: factsOf(person), now }) }))
  return {
    people: people.length,
    with_problems: tried
      .filter(({ problems }) => problems.length > 0)
      .map(({ person: { entity }, problems }) => ({ id: entity.id, name: entity.name, problems })),
    empty: emptyClaims(tried.map(({ origins }) => origins)),
  }
}

/** How many people lack a value, by claim. */
function emptyClaims(each: readonly { readonly pointer: string; readonly is_empty: boolean }[][]): Sample['empty'] {
  const counts = new Map<string, number>()
  for (const origins of each) {
    const lacking = new Set(origins.filter(({ is_empty }) => is_empty).map(({ pointer }) => claimAt(pointer)))
    for (const claim of lacking) counts.set(claim, (counts.get(claim) ?? 0) + 1)
  }
  return [...counts].map(([claim, people]) => ({ claim, people }))
}
