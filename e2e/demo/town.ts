import { identityRoutes } from '@postern/contract/routes/identity.ts'
import { jwtAuthRoutes } from '@postern/contract/routes/jwt-auth.ts'
import { policyRoutes } from '@postern/contract/routes/policies.ts'
import { sysAuthRoutes } from '@postern/contract/routes/sys-auth.ts'
import { outsidePeople } from '#outside/people.ts'
import { startOutside, type Outside } from '#programs/outside.ts'
import { startPostern, type Postern } from '#programs/postern.ts'
import { startSampleApp, type SampleApp } from '#programs/sample-app.ts'
import { publishApp, type PublishedApp } from '#seed/app.ts'
import { enableCi, mainBranch } from '#seed/ci-mount.ts'
import { enableOutside } from '#seed/outside-mount.ts'
import { enableUserpass, makePerson } from '#seed/people.ts'

/** Everything the demo runs. */
export interface Town {
  readonly postern: Postern
  readonly outside: Outside
  readonly sampleApp: SampleApp
  readonly notes: PublishedApp
  readonly ledger: PublishedApp
  readonly mounts: { readonly people: string; readonly corp: string; readonly ci: string }
  stop(): Promise<void>
}

/** Who is at home here; all with the same password, since it is a demo. */
export const password = 'postern-demo'
export const townspeople = [
  { username: 'admin', policies: ['admin'], groups: ['operators'] },
  { username: 'katherine', policies: [], groups: ['staff'] },
  { username: 'dorothy', policies: ['reader'], groups: ['staff', 'operators'] },
  { username: 'mary', policies: [], groups: ['contractors'] },
] as const

const policies = {
  admin: 'path "*" {\n  capabilities = ["create", "read", "update", "patch", "delete", "list", "sudo"]\n}\n',
  reader:
    'path "identity/*" {\n  capabilities = ["read", "list"]\n}\n\npath "sys/policies/acl/*" {\n  capabilities = ["read", "list"]\n}\n',
}

/** Starts the server, the outside provider and the apps, in memory, and fills them with people. */
export async function buildTown(ports?: { readonly postern: number }): Promise<Town> {
  const [postern, outside, sampleApp] = await Promise.all([startPostern(ports?.postern), startOutside(), startSampleApp()])
  const mounts = { people: 'userpass', corp: 'corp', ci: 'ci' }
  const { api } = postern
  for (const [name, policy] of Object.entries(policies))
    await api(policyRoutes).writePolicy({ params: { name }, input: { policy } })
  await enableUserpass(api, mounts.people, 'People of the house')
  await enableOutside({ postern, outside, mount: mounts.corp, description: 'Example Corp' })
  await enableCi({ postern, outside, mount: mounts.ci, policy: 'deploy' })

  const groups = new Map<string, string[]>()
  for (const person of townspeople) {
    const { username } = person
    const metadata = { email: `${username}@example.org` }
    const id = await makePerson(api, mounts.people, { username, password, metadata, policies: [...person.policies] })
    for (const group of person.groups) groups.set(group, [...(groups.get(group) ?? []), id])
  }
  for (const [name, member_entity_ids] of groups) await api(identityRoutes).writeGroup({ input: { name, member_entity_ids } })
  await knowColleagues(postern, mounts.corp)
  const platform = await followGroup(postern, mounts.corp)
  const staff = await api(identityRoutes).readGroupByName({ params: { name: 'staff' } })

  const notes = await publishApp({ postern, sampleApp, name: 'notes', displayName: 'Notes' })
  const ledger = await publishApp({
    postern,
    sampleApp,
    name: 'ledger',
    displayName: 'Ledger',
    groups: [staff.id, platform],
    settings: { client_type: 'public' },
  })
  await someHistory(postern, outside, mounts.ci)
  return {
    postern,
    outside,
    sampleApp,
    notes,
    ledger,
    mounts,
    stop: async () => void (await Promise.all([postern.stop(), outside.stop(), sampleApp.stop()])),
  }
}

/** People of Example Corp, known here before they first sign in: by name, with their address. */
async function knowColleagues({ api }: Postern, mount: string): Promise<void> {
  const identity = api(identityRoutes)
  const { accessor } = await api(sysAuthRoutes).readAuthMount({ params: { path: mount } })
  for (const { name, email, sub } of outsidePeople) {
    const { id } = await identity.writeEntity({ input: { name, metadata: { email } } })
    await identity.writeEntityAlias({ input: { name: sub, mount_accessor: accessor, canonical_id: id } })
  }
}

/** A group here of whoever is in the group "platform" at Example Corp. */
async function followGroup({ api }: Postern, mount: string): Promise<string> {
  const { accessor } = await api(sysAuthRoutes).readAuthMount({ params: { path: mount } })
  const { id } = await api(identityRoutes).writeGroup({
    input: { name: 'corp-platform', type: 'external', policies: ['reader'] },
  })
  await api(identityRoutes).writeGroupAlias({ input: { name: 'platform', mount_accessor: accessor, canonical_id: id } })
  return id
}

/** A job that got in and one that did not, so that there is something to look into. */
async function someHistory({ api }: Postern, outside: Outside, mount: string): Promise<void> {
  const login = async (jwt: string) => api(jwtAuthRoutes, '').loginWithJwt({ params: { mount }, input: { role: 'ci', jwt } })
  await login(await outside.ciToken(mainBranch))
  await login(await outside.ciToken({ ...mainBranch, claims: { ref: 'refs/heads/try' } })).catch(() => undefined)
}
