import { createRouter } from '@tanstack/react-router'
import { Failure } from '#components/failure.tsx'
import { NotFound } from '#components/not-found.tsx'
import { queries } from '#lib/queries.ts'
import { Skeleton } from '#ui/skeleton.tsx'
import { tree } from './tree.tsx'

/** The console's pages by address. */
export const router = createRouter({
  routeTree: tree,
  basepath: '/ui',
  context: { queries },
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
