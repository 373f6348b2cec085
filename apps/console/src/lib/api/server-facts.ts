import { serverFactRoutes } from '@postern/contract/routes/server-facts.ts'
import { operationsOf } from '#lib/operation.ts'

/** What the server tells of itself. */
export const serverFacts = operationsOf(serverFactRoutes)
