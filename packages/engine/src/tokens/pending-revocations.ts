import { z } from 'zod'
import { collection } from '#storage/collection.ts'

const pendingRevocation = z.object({ id: z.string() })

/**
 * Revoked tokens that still have something to take away: children, or a cubbyhole. The token itself is gone already.
 * The record outlives a crash, so that what was begun is finished (`revoke-tree.ts`).
 */
export const pendingRevocations = collection({
  name: 'token-revocation',
  schema: pendingRevocation,
  key: ({ id }) => id,
})
