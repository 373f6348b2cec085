import { identityRoutes } from '@postern/contract/routes/identity.ts'
import { operationsOf } from '#lib/operation.ts'

/** Entities, groups and their aliases. */
export const identity = operationsOf(identityRoutes)
