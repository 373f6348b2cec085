import type { VisibleMount } from '@postern/contract/resources/visible-mounts.ts'
import { internalUiRoutes } from '@postern/contract/routes/internal-ui.ts'
import { queryOptions } from '@tanstack/react-query'
import { operationsOf } from './operation.ts'

const { listVisibleMounts } = operationsOf(internalUiRoutes)

/** Everything read of auth mounts begins with it. */
export const mountRoot = ['auth-mount'] as const

/** An auth mount the person signed in may see. */
export interface AuthMount {
  /** Without a trailing slash. */
  readonly path: string
  readonly type: string
  readonly description: string
  /** Empty where only what signing in needs may be seen. */
  readonly accessor: string
  readonly config: VisibleMount['config']
}

/** The auth mounts the person signed in may see, by path. */
export const visibleAuthMounts = queryOptions({
  queryKey: [...mountRoot, 'visible'],
  queryFn: async (): Promise<readonly AuthMount[]> => {
    const { auth } = await listVisibleMounts.send({})
    return Object.entries(auth)
      .map(([path, mount]) => authMountOf(path, mount))
      .toSorted((a, b) => a.path.localeCompare(b.path))
  },
  staleTime: 30_000,
})

function authMountOf(path: string, { type, description, accessor = '', config }: VisibleMount): AuthMount {
  return { path: path.replace(/\/$/, ''), type, description, accessor, config }
}

/** The kinds of auth method that can be mounted, with when to use each. */
export const methodKinds = [
  { type: 'jwt', title: 'JWT', text: 'Machines that hold a signed token: GitHub Actions, GitLab CI, another Vault.' },
  { type: 'oidc', title: 'OIDC', text: 'People who sign in at another identity provider: Entra, Google, Okta, Keycloak.' },
  { type: 'kubernetes', title: 'Kubernetes', text: 'Pods that log in with the token of their service account.' },
  {
    type: 'userpass',
    title: 'Name and password',
    text: 'People without another identity provider; the first one to begin with.',
  },
  {
    type: 'approle',
    title: 'AppRole',
    text: 'Machines without a token of their own: a role id, and a secret id that is handed to them.',
  },
] as const

/** What a kind of auth method is called. */
export function titleOf(type: string): string {
  return methodKinds.find((kind) => kind.type === type)?.title ?? type
}
