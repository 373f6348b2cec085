import { ApiError } from '@postern/contract/client/api-error.ts'
import { queryOptions } from '@tanstack/react-query'
import { identity } from './api/identity.ts'

/** The entity that somebody is, by their name at a mount; null when they never signed in. */
export const personAt = (accessor: string, name: string) =>
  queryOptions({
    queryKey: ['entity', 'at', accessor, name],
    queryFn: async () => {
      try {
        const found = await identity.lookupEntity.send({ input: { alias_name: name, alias_mount_accessor: accessor } })
        return found ?? null
      } catch (error) {
        if (error instanceof ApiError && error.status === 404) return null
        throw error
      }
    },
    enabled: accessor !== '',
    retry: false,
  })
