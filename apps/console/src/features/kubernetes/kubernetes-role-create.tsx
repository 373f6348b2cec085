import { KubernetesRoleForm } from './kubernetes-role-form.tsx'
import { newKubernetesRole } from './kubernetes-values.ts'

/** Makes a role of a kubernetes mount. */
export function KubernetesRoleCreate({ mount }: { readonly mount: string }) {
  return <KubernetesRoleForm mount={mount} isNew initial={newKubernetesRole} />
}
