import { policies } from '#lib/api/policies.ts'
import { pickLimit, type PickSource } from './source.ts'

/** Policies by name; one that does not exist yet may be named. */
export const policySource: PickSource = {
  name: 'policy',
  find: async (filter) => {
    const { keys } = await policies.listPolicies.send({ input: { filter, limit: pickLimit } })
    return keys.map((name) => ({ value: name, label: name }))
  },
  takesAnything: true,
}
