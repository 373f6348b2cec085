import { Page } from '#components/page.tsx'
import { paths } from '#lib/paths.ts'
import { ClientForm } from './client-form.tsx'
import { clientKinds } from './client-kinds.ts'
import { KindGrid } from './kind-grid.tsx'

interface ClientCreatePageProps {
  readonly search: { readonly kind?: string | undefined }
}

/** Makes a client: first its kind, then the rest. */
export function ClientCreatePage({ search }: ClientCreatePageProps) {
  const kind = clientKinds.find(({ id }) => id === search.kind)
  if (kind === undefined) {
    return (
      <Page title="New client" crumbs={[{ label: 'Clients', to: paths.clients }]} lead="What kind of app is it?">
        <KindGrid />
      </Page>
    )
  }
  return (
    <Page
      title={`New client: ${kind.title.toLowerCase()}`}
      crumbs={[
        { label: 'Clients', to: paths.clients },
        { label: 'New client', to: paths.newClient },
      ]}
      lead={kind.text}
    >
      <ClientForm key={kind.id} isNew initial={kind.values} redirectExample={kind.example} />
    </Page>
  )
}
