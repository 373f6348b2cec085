import { createRouter } from '@tanstack/react-router'
import { queries } from '#lib/queries.ts'
import { tree } from './tree.tsx'

/** The console's pages by address. */
export const router = createRouter({
  routeTree: tree,
  basepath: '/ui',
  context: { queries },
  defaultPreload: 'intent',
  defaultPreloadStaleTime: 0,
  scrollRestoration: true,
})

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
}
