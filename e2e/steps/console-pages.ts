import type { House } from '#seed/house.ts'

const access = '/vault/access'

/** The pages of the console by section, as paths behind `/ui`. */
export function consolePages({ resident, group, app, mounts, role, key, policy }: House) {
  const { ci, cluster, machines, people } = mounts
  const at = (mount: string, ...parts: readonly string[]) => parts.map((part) => `${access}/${mount}${part}`)
  const life = (place: string, name: string) => ['', '/create', `/${name}`, `/${name}/edit`].map((part) => `${place}${part}`)
  return {
    'the dashboard and one’s own pages': [
      '/vault/dashboard',
      '/vault/settings/preferences',
      '/vault/consents',
      '/vault/why',
      `/vault/why?entity=${resident.id}&client=${app.name}`,
    ],
    'enabling a method': [access, '/vault/settings/auth/enable', '/vault/settings/auth/enable?type=oidc'],
    'a jwt mount': [
      ...at(ci, '', '/configuration', '/tune', '/debug', '/health', '/groups-map'),
      ...life(`${access}/${ci}/roles`, role),
    ],
    'a kubernetes mount': [...at(cluster, '/configuration', '/debug'), ...life(`${access}/${cluster}/roles`, role)],
    'an AppRole mount': [...at(machines, '', '/tune'), ...life(`${access}/${machines}/roles`, role)],
    'a userpass mount': [...at(people, '', '/tune'), ...life(`${access}/${people}/item/user`, resident.username)],
    people: [
      ...life(`${access}/identity/entities`, resident.id),
      `${access}/identity/entities/${resident.id}/merge`,
      ...life(`${access}/identity/groups`, group),
    ],
    clients: [
      ...life(`${access}/oidc/clients`, app.name),
      ...['create?kind=web', `${app.name}/access`, `${app.name}/tokens`, `${app.name}/settings`].map(
        (part) => `${access}/oidc/clients/${part}`,
      ),
    ],
    'providers and scopes': [
      `${access}/oidc`,
      ...life(`${access}/oidc/providers`, app.name),
      ...life(`${access}/oidc/scopes`, `${app.name}-contact`),
    ],
    'assignments and keys': [...life(`${access}/oidc/assignments`, app.name), ...life(`${access}/oidc/keys`, key)],
    'policies and tokens': [
      '/vault/policies/acl',
      '/vault/policies/acl/create',
      `/vault/policy/acl/${policy}`,
      `/vault/policy/acl/${policy}/edit`,
      '/vault/tools/simulator',
      `${access}/tokens`,
      `${access}/tokens/create`,
    ],
  } as const satisfies Readonly<Record<string, readonly string[]>>
}

/** The names of the sections, which have to be known before there is a house. */
export type Section = keyof ReturnType<typeof consolePages>
export const sections = [
  'the dashboard and one’s own pages',
  'enabling a method',
  'a jwt mount',
  'a kubernetes mount',
  'an AppRole mount',
  'a userpass mount',
  'people',
  'clients',
  'providers and scopes',
  'assignments and keys',
  'policies and tokens',
] as const satisfies readonly Section[]
