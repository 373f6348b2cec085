import { Page } from '#components/page.tsx'
import { paths } from '#lib/paths.ts'
import { ProviderForm } from './provider-form.tsx'
import { newProvider } from './provider-values.ts'

/** Makes a provider. */
export function ProviderCreatePage() {
  return (
    <Page title="New provider" crumbs={[{ label: 'Providers', to: paths.providers }]}>
      <ProviderForm isNew initial={newProvider} />
    </Page>
  )
}
