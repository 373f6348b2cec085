import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { z } from 'zod'
import { root } from './root.tsx'

export const signIn = createRoute({
  getParentRoute: () => root,
  path: '/vault/auth',
  validateSearch: z.object({ redirect_to: z.string().optional() }),
  component: lazyRouteComponent(() => import('./sign-in-route.tsx'), 'SignInRoute'),
})
