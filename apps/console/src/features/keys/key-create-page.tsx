import { Page } from '#components/page.tsx'
import { paths } from '#lib/paths.ts'
import { KeyForm } from './key-form.tsx'
import { newKey } from './key-values.ts'

/** Makes a key. */
export function KeyCreatePage() {
  return (
    <Page title="New key" crumbs={[{ label: 'Keys', to: paths.keys }]}>
      <KeyForm isNew initial={newKey} />
    </Page>
  )
}
