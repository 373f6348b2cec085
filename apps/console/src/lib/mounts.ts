import { internalUiRoutes } from '@postern/contract/routes/internal-ui.ts'
import { queryOptions } from '@tanstack/react-query'
import { operationsOf } from './operation.ts'

const { listVisibleMounts } = operationsOf(internalUiRoutes)

/** An auth mount the person signed in may see. */
export interface AuthMount {
  /** Without a trailing slash. */
  readonly path: string
  readonly type: string
  readonly description: string
  readonly accessor: string
}

/** The auth mounts the person signed in may see, by path. */
export const visibleAuthMounts = queryOptions({
  queryKey: ['auth-mount', 'visible'],
  queryFn: async (): Promise<readonly AuthMount[]> => {
    const { auth } = await listVisibleMounts.send({})
    return Object.entries(auth).map(([path, { type, description, accessor = '' }]) => ({
      path: path.replace(/\/$/, ''),
      type,
      description,
      accessor,
    }))
  },
  staleTime: 30_000,
})
