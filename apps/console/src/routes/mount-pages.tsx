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
