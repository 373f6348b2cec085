import { useQuery } from '@tanstack/react-query'
import { NamesAsLinks } from '#components/names-as-links.tsx'
import { clientNames } from '#lib/client-names.ts'
import { paths } from '#lib/paths.ts'
import { Names } from '#ui/details.tsx'
import { Status } from '#ui/status.tsx'

/** The apps a provider lets, by name. An id that no app has is shown as it is. */
export function AllowedClients({ ids }: { readonly ids: readonly string[] }) {
  const { data: names = new Map<string, string>() } = useQuery(clientNames)
  if (ids.includes('*')) return <Status state="warn">every client</Status>
  const known = ids.flatMap((id) => names.get(id) ?? [])
  const unknown = ids.filter((id) => !names.has(id))
  return (
    <div className="flex flex-col gap-2">
      <NamesAsLinks names={known} to={paths.client} />
      {unknown.length > 0 ? <Names of={unknown} /> : null}
    </div>
  )
}
