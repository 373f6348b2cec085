/** Every address of the console (spec/console.md c.1, c.2). Names are encoded; a mount is one segment, `team%2Fci`. */

const part = encodeURIComponent

/** Fixed words under /access win over a mount of the same name, as in Vault's router. */
const takenWords = new Set(['identity', 'oidc', 'tokens', 'leases', 'identity-tokens'])

/** `team/ci/` as the console writes it in an address. */
function mountPart(mount: string): string {
  const name = mount.replace(/\/$/, '')
  return takenWords.has(name) ? `-/${part(name)}` : part(name)
}

const access = '/vault/access'

export const paths = {
  home: '/vault/dashboard',
  signIn: '/vault/auth',

  authMounts: access,
  enableAuth: '/vault/settings/auth/enable',
  authMount: (mount: string) => `${access}/${mountPart(mount)}`,
  authConfiguration: (mount: string) => `${access}/${mountPart(mount)}/configuration`,
  authTune: (mount: string) => `${access}/${mountPart(mount)}/tune`,
  roles: (mount: string) => `${access}/${mountPart(mount)}/roles`,
  newRole: (mount: string) => `${access}/${mountPart(mount)}/roles/create`,
  role: (mount: string, role: string) => `${access}/${mountPart(mount)}/roles/${part(role)}`,
  editRole: (mount: string, role: string) => `${access}/${mountPart(mount)}/roles/${part(role)}/edit`,
  users: (mount: string) => `${access}/${mountPart(mount)}/item/user`,
  newUser: (mount: string) => `${access}/${mountPart(mount)}/item/user/create`,
  user: (mount: string, user: string) => `${access}/${mountPart(mount)}/item/user/${part(user)}`,
  editUser: (mount: string, user: string) => `${access}/${mountPart(mount)}/item/user/${part(user)}/edit`,
  debugger: (mount: string) => `${access}/${mountPart(mount)}/debug`,
  groupsMap: (mount: string) => `${access}/${mountPart(mount)}/groups-map`,
  issuerHealth: (mount: string) => `${access}/${mountPart(mount)}/health`,

  entities: `${access}/identity/entities`,
  newEntity: `${access}/identity/entities/create`,
  entity: (id: string) => `${access}/identity/entities/${part(id)}`,
  editEntity: (id: string) => `${access}/identity/entities/${part(id)}/edit`,
  mergeEntity: (id: string) => `${access}/identity/entities/${part(id)}/merge`,
  groups: `${access}/identity/groups`,
  newGroup: `${access}/identity/groups/create`,
  group: (id: string) => `${access}/identity/groups/${part(id)}`,
  editGroup: (id: string) => `${access}/identity/groups/${part(id)}/edit`,

  oidc: `${access}/oidc`,
  clients: `${access}/oidc/clients`,
  newClient: `${access}/oidc/clients/create`,
  client: (name: string) => `${access}/oidc/clients/${part(name)}`,
  editClient: (name: string) => `${access}/oidc/clients/${part(name)}/edit`,
  clientAccess: (name: string) => `${access}/oidc/clients/${part(name)}/access`,
  clientTokens: (name: string) => `${access}/oidc/clients/${part(name)}/tokens`,
  clientSettings: (name: string) => `${access}/oidc/clients/${part(name)}/settings`,
  providers: `${access}/oidc/providers`,
  newProvider: `${access}/oidc/providers/create`,
  provider: (name: string) => `${access}/oidc/providers/${part(name)}`,
  editProvider: (name: string) => `${access}/oidc/providers/${part(name)}/edit`,
  scopes: `${access}/oidc/scopes`,
  newScope: `${access}/oidc/scopes/create`,
  scope: (name: string) => `${access}/oidc/scopes/${part(name)}`,
  editScope: (name: string) => `${access}/oidc/scopes/${part(name)}/edit`,
  assignments: `${access}/oidc/assignments`,
  newAssignment: `${access}/oidc/assignments/create`,
  assignment: (name: string) => `${access}/oidc/assignments/${part(name)}`,
  editAssignment: (name: string) => `${access}/oidc/assignments/${part(name)}/edit`,
  keys: `${access}/oidc/keys`,
  newKey: `${access}/oidc/keys/create`,
  key: (name: string) => `${access}/oidc/keys/${part(name)}`,
  editKey: (name: string) => `${access}/oidc/keys/${part(name)}/edit`,

  tokens: `${access}/tokens`,
  newToken: `${access}/tokens/create`,
  token: (accessor: string) => `${access}/tokens/${part(accessor)}`,

  policies: '/vault/policies/acl',
  newPolicy: '/vault/policies/acl/create',
  policy: (name: string) => `/vault/policy/acl/${part(name)}`,
  editPolicy: (name: string) => `/vault/policy/acl/${part(name)}/edit`,
  simulator: '/vault/tools/simulator',
  why: '/vault/why',
  preferences: '/vault/settings/preferences',
  consents: '/vault/consents',
} as const

/** A return address is only ever a path inside the console; anything else leads home. */
export function safeReturn(wanted: string | undefined): string {
  if (wanted === undefined || !wanted.startsWith('/ui/') || wanted.includes('\\') || wanted.startsWith('/ui//'))
    return `/ui${paths.home}`
  const url = new URL(wanted, 'http://console.invalid')
  return url.host === 'console.invalid' && url.pathname.startsWith('/ui/') ? `${url.pathname}${url.search}` : `/ui${paths.home}`
}
