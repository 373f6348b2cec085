import { useSuspenseQuery } from '@tanstack/react-query'
import { Page } from '#components/page.tsx'
import { paths } from '#lib/paths.ts'
import { scopePresets } from './queries.ts'
import { ScopeForm } from './scope-form.tsx'
import { newScope, scopeValuesOf } from './scope-values.ts'

interface ScopeCreatePageProps {
  readonly search: { readonly preset?: string | undefined }
}

/** Makes a scope, from nothing or from a standard one. */
export function ScopeCreatePage({ search: { preset } }: ScopeCreatePageProps) {
  const { data } = useSuspenseQuery(scopePresets)
  const found = data.presets.find(({ name }) => name === preset)
  return (
    <Page title="New scope" crumbs={[{ label: 'Scopes', to: paths.scopes }]} isWide>
      <ScopeForm isNew initial={found ? scopeValuesOf(found.name, found.scope) : newScope} />
    </Page>
  )
}
