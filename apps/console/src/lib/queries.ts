import { ApiError } from '@postern/contract/client/api-error.ts'
import { QueryClient } from '@tanstack/react-query'

/** What the console has read from the server. A refusal is an answer, so it is not asked again. */
export const queries = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 5000,
      retry: (count, error) => !(error instanceof ApiError) && count < 2,
      refetchOnWindowFocus: false,
    },
  },
})
