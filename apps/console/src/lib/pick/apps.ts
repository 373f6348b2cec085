import { identityTokens } from '#lib/api/identity-tokens.ts'
import { oidcProvider } from '#lib/api/oidc-provider.ts'
import { pickLimit, type PickOption, type PickSource } from './source.ts'

interface NamesAnswer {
  readonly keys: readonly string[]
}

/** A list whose names are what is picked. */
function namesSource(name: string, ask: (filter: string) => Promise<NamesAnswer>): PickSource {
  return { name, find: async (typed) => (await ask(typed)).keys.map((key): PickOption => ({ value: key, label: key })) }
}

export const keySource = namesSource('oidc-key', (filter) =>
  identityTokens.listOidcKeys.send({ input: { filter, limit: pickLimit } }),
)

export const scopeSource = namesSource('oidc-scope', (filter) =>
  oidcProvider.listOidcScopes.send({ input: { filter, limit: pickLimit } }),
)

export const assignmentSource = namesSource('oidc-assignment', (filter) =>
  oidcProvider.listOidcAssignments.send({ input: { filter, limit: pickLimit } }),
)

/** Apps by name; picked by client id. */
export const clientIdSource: PickSource = {
  name: 'oidc-client-id',
  find: async (filter) => {
    const { keys, key_info } = await oidcProvider.listOidcClients.send({ input: { filter, limit: pickLimit } })
    const everybody = filter === '' ? [{ value: '*', label: '*', hint: 'every client' }] : []
    return [...everybody, ...keys.map((name) => ({ value: key_info[name]?.client_id ?? name, label: name }))]
  },
  // There is no way to ask for a client by its id but to look through the list.
  label: async (id) => {
    if (id === '*') return '*'
    const { keys, key_info } = await oidcProvider.listOidcClients.send({ input: {} })
    return keys.find((name) => key_info[name]?.client_id === id) ?? id
  },
  takesAnything: true,
}

/** Apps by name. */
export const clientNameSource = namesSource('oidc-client', (filter) =>
  oidcProvider.listOidcClients.send({ input: { filter, limit: pickLimit } }),
)
