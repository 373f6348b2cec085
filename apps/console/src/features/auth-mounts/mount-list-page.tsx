import { useQueryClient } from '@tanstack/react-query'
import { Plus } from 'lucide-react'
import { useMemo } from 'react'
import { ButtonLink } from '#components/link.tsx'
import { ResourceList } from '#components/list/resource-list.tsx'
import { Page } from '#components/page.tsx'
import type { ListSearch } from '#lib/list-search.ts'
import { paths } from '#lib/paths.ts'
import { EmptyState } from '#ui/empty-state.tsx'
import { mountColumns } from './mount-columns.tsx'
import { mountList } from './queries.ts'

/** All auth mounts the person may see. */
export function MountListPage({ search }: { readonly search: ListSearch }) {
  const queries = useQueryClient()
  const list = useMemo(() => mountList(queries), [queries])
  const create = (
    <ButtonLink to={paths.enableAuth} look="primary" icon={<Plus aria-hidden size={16} />}>
      Enable method
    </ButtonLink>
  )
  return (
    <Page
      title="Auth mounts"
      lead="An auth mount is a way in: whoever proves who they are there gets a token, and is somebody here."
      actions={create}
      isWide
    >
      <ResourceList
        nouns="auth mounts"
        search={search}
        list={list}
        columns={mountColumns}
        keyOf={({ path }) => path}
        newTo={paths.enableAuth}
        whenEmpty={<EmptyState title="No way in yet" action={create} />}
      />
    </Page>
  )
}
