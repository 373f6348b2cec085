import { z } from 'zod'
import type { Change, View } from '#ports/storage.ts'
import { collection } from '#storage/collection.ts'
import type { AccessToken } from './access-token.ts'

/** Grants and access tokens that were ended before their time: the only trace they leave in the store (design 7). */
const endings = collection({
  name: 'ended-grant',
  schema: z.object({ id: z.string(), expires: z.number() }),
  key: ({ id }) => id,
  expiresAt: ({ expires }) => expires,
})

/** Ends a grant, or a single access token, by its id. The mark stays until nothing of it could be alive anyway. */
export function endGrant(change: Change, { id, expires }: { readonly id: string; readonly expires: number }): Promise<void> {
  return endings.put(change, { id, expires })
}

export async function hasEnded(view: View, { id, grant }: Pick<AccessToken, 'id' | 'grant'>): Promise<boolean> {
  const marks = await endings.maybeMany(view, [grant, id])
  return marks.some((mark) => mark !== undefined)
}

export async function hasGrantEnded(view: View, grantId: string): Promise<boolean> {
  return (await endings.maybe(view, grantId)) !== undefined
}
