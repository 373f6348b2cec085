import { z } from 'zod'
import { tokenParameters } from './token-parameters.ts'

/** A user of a userpass mount. The password is never shown. */
export const userpassUser = z.object(tokenParameters)
export type UserpassUser = z.output<typeof userpassUser>
