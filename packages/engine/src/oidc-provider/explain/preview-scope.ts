import type { ScopePreview, TemplateProblemView } from '@postern/contract/resources/oidc-preview.ts'
import { listMounts } from '#mounts/mount-table.ts'
import { refuse } from '#refusal.ts'
import type { World } from '#world.ts'
import { factsOf, maybePerson } from '../person.ts'
import { type Scope, scopesNamed } from '../scopes/scope.ts'
import { lintTemplate } from '../templates/lint-template.ts'
import { nobody, type PersonFacts } from '../templates/template-facts.ts'
import { type ClaimsShown, claimsShown } from './claims-shown.ts'
import { madeUpPerson } from './made-up-person.ts'
import { viewOfFault, viewOfLint } from './problem-view.ts'
import { sampleOf } from './sample-scope.ts'
import { type ScopeDraft, scopeDraft, type SentScope } from './scope-draft.ts'

/** A scope to be tried, and on whom. */
export interface PreviewOrder extends SentScope {
  readonly name: string
  readonly entity_id?: string | undefined
  /** As it was sent; used where no entity is named. */
  readonly person?: unknown
  readonly with_scopes?: readonly string[] | undefined
  readonly sample?: number | undefined
}

/** What a scope, stored or not yet, says of a person: made by what makes the tokens. */
export async function previewScope(world: World, order: PreviewOrder): Promise<ScopePreview> {
  const draft = await scopeDraft(world, order.name, order)
  const scopes = await togetherWith(world, draft.scope, order.with_scopes ?? [])
  const who = await whoIsAsked(world, order)
  const shown = claimsShown(world, scopes, { person: who.facts, now: world.clock.now() })
  const sample = order.sample ?? 0
  return {
    ...shown,
    problems: [
      ...(await problemsOf(world, draft)),
      ...shown.problems,
      ...(who.isSomebody ? emptyValues(shown, draft.scope) : []),
    ],
    ...(who.entity === undefined ? {} : { entity: who.entity }),
    ...(sample > 0 ? { sample: await sampleOf(world, scopes, sample) } : {}),
  }
}

/** The scopes of a request that asks for all of them, in the order in which it is answered. */
async function togetherWith(world: World, scope: Scope, others: readonly string[]): Promise<readonly Scope[]> {
  const found = await scopesNamed(
    world,
    [...new Set(others)].filter((name) => name !== scope.name),
  )
  return [scope, ...found].toSorted((one, other) => (one.name < other.name ? -1 : 1))
}

interface Asked {
  readonly facts: PersonFacts
  readonly isSomebody: boolean
  readonly entity?: { readonly id: string; readonly name: string }
}

async function whoIsAsked(world: World, { entity_id: entityId = '', person: sent }: PreviewOrder): Promise<Asked> {
  if (entityId === '') {
    const isSomebody = sent !== undefined && sent !== null
    return { isSomebody, facts: isSomebody ? madeUpPerson(sent) : nobody }
  }
  const person = await world.storage.read((view) => maybePerson(view, entityId))
  if (person === undefined) return refuse({ code: 'oidc_person_not_found', entityId })
  return { isSomebody: true, facts: factsOf(person), entity: { id: person.entity.id, name: person.entity.name } }
}

async function problemsOf(world: World, { template }: ScopeDraft): Promise<readonly TemplateProblemView[]> {
  if ('fault' in template) return [viewOfFault(template)]
  const accessors = new Set((await listMounts(world)).map(({ accessor }) => accessor))
  return lintTemplate(template, accessors).map(viewOfLint)
}

/** Values the person does not have, where the scope does not leave them out. */
function emptyValues({ origins }: ClaimsShown, { name, omit_empty }: Scope): readonly TemplateProblemView[] {
  if (omit_empty === true) return []
  return origins
    .filter(({ scope, is_empty, directive }) => scope === name && is_empty && directive !== undefined)
    .map(({ pointer }) => ({ code: 'empty_value', level: 'warning', subject: pointer.slice(1) }))
}
