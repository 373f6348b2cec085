import { byType } from '#components/mount/by-type.tsx'
import { MountFrame } from '#components/mount/mount-frame.tsx'

interface AtMount {
  readonly mount: string
}

const jwtConfig = async () => (await import('#features/jwt-config/config-form.tsx')).ConfigForm
const health = async () => (await import('#features/issuer-health/issuer-health.tsx')).IssuerHealth

const Configuration = byType<AtMount>({
  jwt: jwtConfig,
  oidc: jwtConfig,
  kubernetes: async () => (await import('#features/kubernetes/kubernetes-config-form.tsx')).KubernetesConfigForm,
})

const debug = async () => (await import('#features/jwt-debug/debugger.tsx')).Debugger
const groupMap = async () => (await import('#features/group-map/group-map.tsx')).GroupMap

interface DebugSearch {
  readonly role?: string | undefined
  readonly attempt?: string | undefined
}

const Debugger = byType<AtMount & { readonly search: DebugSearch }>({ jwt: debug, oidc: debug, kubernetes: debug })

const Groups = byType<AtMount>({ jwt: groupMap, oidc: groupMap })

const Health = byType<AtMount>({ jwt: health, oidc: health })

export function ConfigurationRoute({ params: { mount } }: { readonly params: AtMount }) {
  return (
    <MountFrame mount={mount}>
      <Configuration mount={mount} />
    </MountFrame>
  )
}

export function HealthRoute({ params: { mount } }: { readonly params: AtMount }) {
  return (
    <MountFrame mount={mount}>
      <Health mount={mount} />
    </MountFrame>
  )
}

export function DebugRoute({ params: { mount }, search }: { readonly params: AtMount; readonly search: DebugSearch }) {
  return (
    <MountFrame mount={mount} isWide>
      <Debugger mount={mount} search={search} />
    </MountFrame>
  )
}

export function GroupMapRoute({ params: { mount } }: { readonly params: AtMount }) {
  return (
    <MountFrame mount={mount}>
      <Groups mount={mount} />
    </MountFrame>
  )
}
