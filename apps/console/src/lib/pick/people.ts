import { identity } from '#lib/api/identity.ts'
import { pickLimit, type PickSource } from './source.ts'

const { listEntityNames, readEntity, listGroupNames, readGroup } = identity

/** People and workloads, by name; picked by id. */
export const entitySource: PickSource = {
  name: 'entity',
  find: async (filter) => {
    const { keys, key_info: info = {} } = await listEntityNames.send({ input: { filter, limit: pickLimit, detailed: true } })
    return keys.map((name) => {
      const found = info[name]
      const names = found?.aliases.map((alias) => alias.name).join(', ')
      return { value: found?.id ?? name, label: name, ...(names ? { hint: names } : {}) }
    })
  },
  label: async (id) => (await readEntity.send({ params: { id } })).name,
  takesAnything: true,
}

/** Groups, by name; picked by id. */
export const groupSource: PickSource = {
  name: 'group',
  find: async (filter) => {
    const { keys, key_info: info = {} } = await listGroupNames.send({ input: { filter, limit: pickLimit, detailed: true } })
    return keys.map((name) => ({ value: info[name]?.id ?? name, label: name, ...(info[name] ? { hint: info[name].type } : {}) }))
  },
  label: async (id) => (await readGroup.send({ params: { id } })).name,
  takesAnything: true,
}
