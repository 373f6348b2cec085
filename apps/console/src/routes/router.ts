import { createRouter } from '@tanstack/react-router'
import { Failure } from '#components/failure.tsx'
import { NotFound } from '#components/not-found.tsx'
import { queries } from '#lib/queries.ts'
import { Skeleton } from '#ui/skeleton.tsx'
import { tree } from './tree.tsx'

function searchText(search: Readonly<Record<string, unknown>>): string {
  const given = Object.entries(search).filter(([, value]) => value !== undefined && value !== '')
  const text = new URLSearchParams(given.map(([name, value]) => [name, String(value)])).toString()
  return text === '' ? '' : `?${text}`
}

/** The console's pages by address. */
export const router = createRouter({
  routeTree: tree,
  basepath: '/ui',
  context: { queries },
  // Words stay words: `?filter=12` looks for the text 12.
  parseSearch: (text) => Object.fromEntries(new URLSearchParams(text)),
  stringifySearch: searchText,
  defaultPreload: 'intent',
  defaultPreloadStaleTime: 0,
  defaultPendingMs: 150,
  defaultPendingComponent: Skeleton,
  defaultErrorComponent: Failure,
  defaultNotFoundComponent: NotFound,
  scrollRestoration: true,
})

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
}
