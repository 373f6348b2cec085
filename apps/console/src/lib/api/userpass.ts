import { lockedUserRoutes } from '@postern/contract/routes/locked-users.ts'
import { userpassRoutes } from '@postern/contract/routes/userpass.ts'
import { operationsOf } from '#lib/operation.ts'

/** People with a name and a password. */
export const userpass = operationsOf(userpassRoutes)

/** Who is locked out. */
export const lockedUsers = operationsOf(lockedUserRoutes)
