import { createClient } from '@postern/contract/client/create-client.ts'
import { internalUiRoutes } from '@postern/contract/routes/internal-ui.ts'
import { queryOptions } from '@tanstack/react-query'
import { transport } from '#lib/transport.ts'

const api = createClient(internalUiRoutes, transport)

/** A way to sign in that an administrator lists for everybody. */
export interface Method {
  /** Without a trailing slash. */
  readonly mount: string
  readonly type: string
  readonly description: string
}

/** The listed auth mounts, without a token. */
export const listedMethods = queryOptions({
  queryKey: ['sign-in', 'methods'],
  queryFn: async (): Promise<readonly Method[]> => {
    const { auth } = await api.listVisibleMounts({})
    return Object.entries(auth).map(([path, { type, description }]) => ({ mount: path.replace(/\/$/, ''), type, description }))
  },
})
