import { useQueryClient, useSuspenseQuery } from '@tanstack/react-query'
import { roleNamed } from './queries.ts'
import { RoleForm } from './role-form.tsx'
import { roleValuesOf } from './role-values.ts'

interface RoleEditProps {
  readonly mount: string
  readonly name: string
}

/** Changes a role of a jwt or oidc mount. */
export function RoleEdit({ mount, name }: RoleEditProps) {
  const { data: role } = useSuspenseQuery(roleNamed(mount, name))
  const queries = useQueryClient()
  return (
    <RoleForm
      mount={mount}
      isNew={false}
      initial={roleValuesOf(name, role)}
      readAgain={async () => roleValuesOf(name, await queries.fetchQuery({ ...roleNamed(mount, name), staleTime: 0 }))}
    />
  )
}
