import { useQueryClient, useSuspenseQuery } from '@tanstack/react-query'
import { KubernetesRoleForm } from './kubernetes-role-form.tsx'
import { kubernetesRoleValuesOf } from './kubernetes-values.ts'
import { kubernetesRoleNamed } from './queries.ts'

interface KubernetesRoleEditProps {
  readonly mount: string
  readonly name: string
}

/** Changes a role of a kubernetes mount. */
export function KubernetesRoleEdit({ mount, name }: KubernetesRoleEditProps) {
  const { data: role } = useSuspenseQuery(kubernetesRoleNamed(mount, name))
  const queries = useQueryClient()
  return (
    <KubernetesRoleForm
      mount={mount}
      isNew={false}
      initial={kubernetesRoleValuesOf(name, role)}
      readAgain={async () =>
        kubernetesRoleValuesOf(name, await queries.fetchQuery({ ...kubernetesRoleNamed(mount, name), staleTime: 0 }))
      }
    />
  )
}
