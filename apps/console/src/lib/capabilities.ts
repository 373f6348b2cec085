import { capabilityRoutes } from '@postern/contract/routes/capabilities.ts'
import { queryOptions } from '@tanstack/react-query'
import { operationsOf } from './operation.ts'

const { readOwnCapabilities } = operationsOf(capabilityRoutes)

/** What the person signed in may do on some paths. */
export const ownCapabilities = (paths: readonly string[]) =>
  queryOptions({
    queryKey: ['capabilities', ...paths],
    queryFn: () => readOwnCapabilities.send({ input: { paths: [...paths] } }),
    staleTime: 60_000,
    retry: false,
  })
