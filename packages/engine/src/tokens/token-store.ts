import { collection } from '#storage/collection.ts'
import { storedToken } from './stored-token.ts'
import type { Token } from './token.ts'

/**
 * Service tokens by id. A login writes two rows: the record, and the lease that finds it by path. A child adds one
 * that its parent finds it by; accessors need none (`token-value.ts`).
 */
export const tokens = collection({
  name: 'token',
  schema: storedToken,
  key: ({ id }) => id,
  unique: { byLease: ({ leaseId }) => leaseId },
  many: { byParent: ({ parent }) => parent },
  expiresAt: ({ expireTime }) => expireTime,
})

/** The lease of a token: where it was made, and its id. */
export function leaseIdOf({ path, id }: Pick<Token, 'path' | 'id'>): string {
  return `${path}/h${id}`
}

/** The id of the token behind a lease; undefined when the text is no lease id. */
export function tokenIdOfLease(leaseId: string): string | undefined {
  return leaseForm.exec(leaseId)?.[1]
}

const leaseForm = /^.+\/h([0-9a-f]{64})$/s

/** Whether its time is over, or its last use is taken. */
export function isSpent({ expireTime, numUses }: Pick<Token, 'expireTime' | 'numUses'>, now: number): boolean {
  return numUses < 0 || (expireTime !== undefined && expireTime <= now)
}

/** Seconds of life left; 0 for tokens without end. */
export function ttlLeft({ expireTime }: Pick<Token, 'expireTime'>, now: number): number {
  return expireTime === undefined ? 0 : Math.max(0, expireTime - now)
}
