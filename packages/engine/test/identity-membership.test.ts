import fc from 'fast-check'
import { expect, it } from 'vitest'
import { memberEntities, memberGroups } from '#identity/group.ts'
import { groupsOf } from '#identity/groups-of.ts'
import { identityPoliciesOf } from '#identity/identity-policies.ts'
import { entities } from '#identity/entity.ts'
import type { Writer } from '#identity/rights/writer.ts'
import { changeMembers } from '#identity/write/change-members.ts'
import { deleteGroup } from '#identity/write/delete-group.ts'
import { writeEntity } from '#identity/write/write-entity.ts'
import { writeGroup } from '#identity/write/write-group.ts'
import { rootAcl } from '#policies/acl/compile-acl.ts'
import { Refusal } from '#refusal.ts'
import { createTestWorld } from '#testing/world.ts'
import type { World } from '#world.ts'

const root: Writer = { acl: rootAcl, isRoot: true, entityId: '', tokenPolicies: ['root'], identityPolicies: [] }

const people = ['ada', 'ben', 'cy']
const teams = ['a', 'b', 'c', 'd', 'e']
const someTeams = fc.uniqueArray(fc.constantFrom(...teams), { maxLength: 3 })
const somePeople = fc.uniqueArray(fc.constantFrom(...people), { maxLength: 2 })

const step = fc.record({
  // Teams mostly fill: what is empty holds no circles.
  kind: fc.constantFrom('add', 'add', 'add', 'replace', 'take', 'delete'),
  team: fc.constantFrom(...teams),
  people: somePeople,
  inner: someTeams,
})
interface Step {
  readonly kind: string
  readonly team: string
  readonly people: readonly string[]
  readonly inner: readonly string[]
}

/** Who and what is in each team: the obvious way to keep it. */
type Model = ReadonlyMap<string, { readonly people: ReadonlySet<string>; readonly inner: ReadonlySet<string> }>

const empty = { people: new Set<string>(), inner: new Set<string>() }
const startModel: Model = new Map(teams.map((team) => [team, empty]))

function after(model: Model, { kind, team, people: who, inner }: Step): Model {
  const old = model.get(team) ?? empty
  const next = new Map(model)
  if (kind === 'delete') {
    for (const [name, members] of next) {
      const rest = [...members.inner].filter((other) => other !== team)
      next.set(name, { ...members, inner: new Set(rest) })
    }
    return next.set(team, empty)
  }
  if (kind === 'replace') return next.set(team, { people: new Set(who), inner: new Set(inner) })
  const change = kind === 'add' ? 'union' : 'difference'
  return next.set(team, { people: old.people[change](new Set(who)), inner: old.inner[change](new Set(inner)) })
}

/** Every team that holds one of these, until there are no more. */
function closure(model: Model, start: ReadonlySet<string>): ReadonlySet<string> {
  const parents = [...model].filter(([, { inner }]) => !inner.isDisjointFrom(start)).map(([team]) => team)
  const next = start.union(new Set(parents))
  return next.size === start.size ? start : closure(model, next)
}

function hasCycle(model: Model): boolean {
  return [...model].some(([team, { inner }]) => closure(model, new Set([team])).isDisjointFrom(inner) === false)
}

async function perform(world: World, ids: Map<string, string>, { kind, team, people: who, inner }: Step): Promise<void> {
  const idsOf = (names: readonly string[]) => names.flatMap((name) => ids.get(name) ?? [])
  const id = ids.get(team) ?? ''
  if (kind === 'delete') {
    await deleteGroup(world, root, id)
    await makeTeam(world, ids, team)
    return
  }
  if (kind === 'replace') {
    await writeGroup(world, root, { id, member_entity_ids: idsOf(who), member_group_ids: idsOf(inner) })
    return
  }
  const fields =
    kind === 'add'
      ? { add_entity_ids: idsOf(who), add_group_ids: idsOf(inner) }
      : { remove_entity_ids: idsOf(who), remove_group_ids: idsOf(inner) }
  await changeMembers(world, root, { id, ...fields })
}

async function makeTeam(world: World, ids: Map<string, string>, team: string): Promise<void> {
  const made = await writeGroup(world, root, { name: team, policies: [`of-${team}`] })
  ids.set(team, made?.id ?? '')
}

async function startWorld(): Promise<{ readonly world: World; readonly ids: Map<string, string> }> {
  const { world } = createTestWorld()
  const ids = new Map<string, string>()
  for (const name of people) ids.set(name, (await writeEntity(world, root, { name }))?.id ?? '')
  for (const team of teams) await makeTeam(world, ids, team)
  return { world, ids }
}

it('is the transitive closure of who is in what, and never goes round in a circle (core 12.3)', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 25 }), async (steps) => {
      const { world, ids } = await startWorld()
      let model = startModel
      for (const each of steps) {
        const next = after(model, each)
        const isCyclic = hasCycle(next)
        const said = await perform(world, ids, each).then(
          () => 'done',
          (error: unknown) => (error instanceof Refusal ? error.reason.code : 'accident'),
        )
        expect(said).toEqual(isCyclic ? expect.stringMatching(/^group_(cycle|in_itself)$/) : 'done')
        if (!isCyclic) model = next
      }
      await expectModel(world, ids, model)
    }),
    { numRuns: 60 },
  )
}, 60_000)

async function expectModel(world: World, ids: ReadonlyMap<string, string>, model: Model): Promise<void> {
  const nameOf = new Map([...ids].map(([name, id]) => [id, name]))
  const named = (found: readonly string[]) => found.map((id) => nameOf.get(id) ?? 'a stranger').toSorted()
  await world.storage.read(async (view) => {
    for (const [team, members] of model) {
      const id = ids.get(team) ?? ''
      expect(named(await memberEntities.leadingFrom(view, id))).toEqual([...members.people].toSorted())
      expect(named(await memberGroups.leadingFrom(view, id))).toEqual([...members.inner].toSorted())
    }
    for (const person of people) {
      const direct = new Set([...model].filter(([, members]) => members.people.has(person)).map(([team]) => team))
      const all = closure(model, direct)
      const entity = await entities.find(view, ids.get(person) ?? '')
      const found = await groupsOf(view, entity.id)
      expect(named(found.direct.map(({ id }) => id))).toEqual([...direct].toSorted())
      expect(named(found.inherited.map(({ id }) => id))).toEqual([...all.difference(direct)].toSorted())
      expect(await identityPoliciesOf(view, entity)).toEqual([...all].map((team) => `of-${team}`).toSorted())
    }
  })
}

it('refuses one of two groups that join each other at once', async () => {
  const { world, ids } = await startWorld()
  const [a, b] = [ids.get('a') ?? '', ids.get('b') ?? '']
  const joins = await Promise.allSettled([
    changeMembers(world, root, { id: a, add_group_ids: [b] }),
    changeMembers(world, root, { id: b, add_group_ids: [a] }),
  ])
  expect(joins.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
})
