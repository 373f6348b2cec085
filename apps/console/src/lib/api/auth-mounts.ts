import { sysAuthRoutes } from '@postern/contract/routes/sys-auth.ts'
import { operationsOf } from '#lib/operation.ts'

/** The auth methods of the server. */
export const authMounts = operationsOf(sysAuthRoutes)
