import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { Entity } from '#identity/entity.ts'
import { type Group, memberGroups } from '#identity/group.ts'
import { membershipOf } from '#oidc-provider/assignments/membership.ts'
import { writeAssignment } from '#oidc-provider/assignments/write-assignment.ts'
import { clientPeople } from '#oidc-provider/explain/client-people.ts'
import { personClients } from '#oidc-provider/explain/person-clients.ts'
import { maybePerson } from '#oidc-provider/person.ts'
import { changePerson, createClient, createGroup, createPerson, createProviderWorld } from './fixture.ts'

const size = 4
const index = fc.nat({ max: size - 1 })
const pairs = fc.array(fc.tuple(index, index), { maxLength: 6 })
const some = fc.uniqueArray(index, { maxLength: 2 })

/** People, groups and assignments, each by number. */
const company = fc.record({
  members: pairs,
  inside: pairs,
  disabled: some,
  assigned: fc.array(fc.record({ people: some, groups: some }), { minLength: 1, maxLength: 2 }),
  isOpen: fc.boolean(),
})

const at = <T>(list: readonly T[], position: number) => list[position % list.length]!

async function build({ members, inside, disabled, assigned, isOpen }: typeof company extends fc.Arbitrary<infer C> ? C : never) {
  const { world, ana } = await createProviderWorld()
  const people: Entity[] = [ana]
  for (const name of ['bo', 'cy', 'di']) people.push(await createPerson(world, { name }))
  for (const number of disabled) await changePerson(world, at(people, number), { isDisabled: true })
  const groups: Group[] = []
  for (const [number, name] of ['g0', 'g1', 'g2', 'g3'].entries()) {
    groups.push(
      await createGroup(world, { name, people: members.filter(([group]) => group === number).map(([, who]) => at(people, who)) }),
    )
  }
  await world.storage.write(async (change) => {
    // Only ever upwards, so that no group is inside itself.
    for (const [one, other] of inside) if (one < other) memberGroups.link(change, at(groups, other).id, at(groups, one).id)
  })
  const names = assigned.map((_, number) => `a${number}`)
  for (const [number, who] of assigned.entries()) {
    await writeAssignment(world, {
      name: at(names, number),
      entity_ids: who.people.map((one) => at(people, one).id),
      group_ids: who.groups.map((one) => at(groups, one).id),
    })
  }
  const client = await createClient(world, { name: 'led', assignments: isOpen ? [...names, 'allow_all'] : names })
  return { world, people, groups, client, names }
}

it('shows exactly the people who may sign in, from both ends, by a way that is there', async () => {
  await fc.assert(
    fc.asyncProperty(company, async (drawn) => {
      const { world, people, client, names } = await build(drawn)
      const shown = (await clientPeople(world, 'led', { isCounted: true }))!
      expect(shown.total).toBe(shown.people.length)
      expect(shown.everyone).toBe(drawn.isOpen)
      for (const { id } of people) {
        const person = (await world.storage.read((view) => maybePerson(view, id)))!
        const { isMember } = await membershipOf(world, person, client)
        const row = shown.people.find((one) => one.id === id)
        expect(row !== undefined && !row.disabled).toBe(isMember)
        if (row === undefined) continue

        const last = row.path.at(-1)
        expect(last?.kind).toBe('assignment')
        expect([...names, 'allow_all']).toContain(last?.id)
        const groupsOnTheWay = row.path.slice(0, -1).map((step) => step.id)
        expect(person.groups.map((group) => group.id)).toEqual(expect.arrayContaining(groupsOnTheWay))

        const open = (await personClients(world, id, {}))!
        const found = open.clients.find(({ name }) => name === 'led')
        expect(found !== undefined).toBe(isMember)
        if (found !== undefined) expect(found.path.length).toBeLessThanOrEqual(row.path.length)
      }
    }),
    { numRuns: 60 },
  )
})
