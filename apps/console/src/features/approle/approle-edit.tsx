import { useQueryClient, useSuspenseQuery } from '@tanstack/react-query'
import { ApproleForm } from './approle-form.tsx'
import { approleValuesOf } from './approle-values.ts'
import { approleNamed } from './queries.ts'

interface ApproleEditProps {
  readonly mount: string
  readonly name: string
}

/** Changes a role of an AppRole mount. */
export function ApproleEdit({ mount, name }: ApproleEditProps) {
  const { data: role } = useSuspenseQuery(approleNamed(mount, name))
  const queries = useQueryClient()
  return (
    <ApproleForm
      mount={mount}
      isNew={false}
      initial={approleValuesOf(name, role)}
      readAgain={async () => approleValuesOf(name, await queries.fetchQuery({ ...approleNamed(mount, name), staleTime: 0 }))}
    />
  )
}
