import { ApiError } from '@postern/contract/client/api-error.ts'
import { queryOptions } from '@tanstack/react-query'
import { jwtAuth } from '#lib/api/jwt-auth.ts'

/** Whom a mount trusts; null when nothing is configured yet. */
export const jwtConfig = (mount: string) =>
  queryOptions({
    queryKey: ['jwt-config', mount],
    queryFn: async () => {
      try {
        return await jwtAuth.readJwtConfig.send({ params: { mount } })
      } catch (error) {
        if (error instanceof ApiError && error.status === 404) return null
        throw error
      }
    },
  })
