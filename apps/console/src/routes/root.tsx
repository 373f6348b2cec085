import type { QueryClient } from '@tanstack/react-query'
import { createRootRouteWithContext, createRoute, lazyRouteComponent, Outlet, redirect } from '@tanstack/react-router'
import { Failure } from '#components/failure.tsx'
import { NotFound } from '#components/not-found.tsx'
import { paths } from '#lib/paths.ts'
import { currentSession } from '#lib/session.ts'

/** What every loader is given. */
export interface RouterContext {
  readonly queries: QueryClient
}

export const root = createRootRouteWithContext<RouterContext>()({
  component: Outlet,
  notFoundComponent: NotFound,
})

/** Every page behind the sign-in hangs below this one. */
export const signedIn = createRoute({
  getParentRoute: () => root,
  id: 'signed-in',
  beforeLoad: async ({ context, location }) => {
    const session = await context.queries.ensureQueryData(currentSession)
    if (session === null) throw redirect({ to: paths.signIn, search: { redirect_to: `/ui${location.href}` } })
  },
  component: lazyRouteComponent(() => import('./shell-route.tsx'), 'ShellRoute'),
  errorComponent: ({ error }) => (
    <main className="mx-auto max-w-xl p-6">
      <Failure error={error} />
    </main>
  ),
})

export const home = createRoute({
  getParentRoute: () => root,
  path: '/',
  beforeLoad: () => {
    throw redirect({ to: paths.home })
  },
})
