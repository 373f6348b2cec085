import { approleRoutes } from '@postern/contract/routes/approle.ts'
import { operationsOf } from '#lib/operation.ts'

/** The method approle. */
export const approle = operationsOf(approleRoutes)
