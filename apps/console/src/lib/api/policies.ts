import { policyRoutes } from '@postern/contract/routes/policies.ts'
import { operationsOf } from '#lib/operation.ts'

/** Policies, and what they come to. */
export const policies = operationsOf(policyRoutes)
