import { approleRoutes } from '@postern/contract/routes/approle.ts'
import { identityTokenRoutes } from '@postern/contract/routes/identity-tokens.ts'
import { identityRoutes } from '@postern/contract/routes/identity.ts'
import { kubernetesAuthRoutes } from '@postern/contract/routes/kubernetes-auth.ts'
import { sysAuthRoutes } from '@postern/contract/routes/sys-auth.ts'
import type { Outside } from '#programs/outside.ts'
import type { Postern } from '#programs/postern.ts'
import type { SampleApp } from '#programs/sample-app.ts'
import { publishApp, type PublishedApp } from './app.ts'
import { enableCi } from './ci-mount.ts'
import { makePerson } from './people.ts'

interface Programs {
  readonly postern: Postern
  readonly outside: Outside
  readonly sampleApp: SampleApp
}

/** One of everything, for journeys that look at pages and change nothing. */
export interface House {
  readonly resident: { readonly id: string; readonly username: string; readonly password: string }
  readonly stranger: { readonly username: string; readonly password: string }
  readonly group: string
  readonly app: PublishedApp
  readonly mounts: { readonly ci: string; readonly cluster: string; readonly machines: string; readonly people: string }
  readonly role: string
  readonly key: string
  readonly policy: string
}

/** Builds it over the API. */
export async function buildHouse({ postern, outside, sampleApp }: Programs, people: string): Promise<House> {
  const { api } = postern
  const mounts = { ci: 'house-ci', cluster: 'house-cluster', machines: 'house-machines', people }
  const resident = { username: 'house-ada', password: 'analytical engine', metadata: { email: 'ada@example.com' } }
  const stranger = { username: 'house-eve', password: 'nobody lets me in' }
  const id = await makePerson(api, people, { ...resident, policies: ['default'] })
  await makePerson(api, people, stranger)
  const group = await api(identityRoutes).writeGroup({
    input: { name: 'house-platform', policies: ['default'], member_entity_ids: [id], metadata: { floor: '2' } },
  })
  await enableCi({ postern, outside, mount: mounts.ci, policy: 'house-deploy' })
  await enableCluster(postern, mounts.cluster)
  await enableMachines(postern, mounts.machines)
  await api(identityTokenRoutes).writeOidcKey({
    params: { name: 'house-key' },
    input: { algorithm: 'ES256', allowed_client_ids: ['*'] },
  })
  const app = await publishApp({ postern, sampleApp, name: 'house', displayName: 'Notes', people: [id], groups: [group.id] })
  return {
    resident: { id, ...resident },
    stranger,
    group: group.id,
    app,
    mounts,
    role: 'ci',
    key: 'house-key',
    policy: 'house-deploy',
  }
}

async function enableCluster({ api }: Postern, mount: string): Promise<void> {
  await api(sysAuthRoutes).enableAuth({ params: { path: mount }, input: { type: 'kubernetes' } })
  const cluster = api(kubernetesAuthRoutes)
  await cluster.writeKubernetesConfig({
    params: { mount },
    input: { kubernetes_host: 'https://127.0.0.1:1' },
  })
  await cluster.writeKubernetesRole({
    params: { mount, name: 'ci' },
    input: {
      bound_service_account_names: ['deployer'],
      bound_service_account_namespaces: ['production'],
      audience: 'vault',
      token_policies: ['house-deploy'],
    },
  })
}

async function enableMachines({ api }: Postern, mount: string): Promise<void> {
  await api(sysAuthRoutes).enableAuth({ params: { path: mount }, input: { type: 'approle' } })
  const machines = api(approleRoutes)
  await machines.writeApprole({
    params: { mount, role_name: 'ci' },
    input: { secret_id_ttl: 3600, token_policies: ['house-deploy'] },
  })
  await machines.createSecretId({ params: { mount, role_name: 'ci' }, input: {} })
}
