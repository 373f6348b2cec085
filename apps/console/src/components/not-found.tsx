import { EmptyState } from '#ui/empty-state.tsx'
import { paths } from '#lib/paths.ts'
import { ButtonLink } from './link.tsx'

/** Stands where no page is. */
export function NotFound() {
  return (
    <main className="mx-auto max-w-xl p-6">
      <EmptyState title="No page has this address" action={<ButtonLink to={paths.home}>Go to the dashboard</ButtonLink>}>
        It may have moved, or the link may be cut short.
      </EmptyState>
    </main>
  )
}
