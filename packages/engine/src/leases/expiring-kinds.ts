import { secretIds } from '#auth/approle/secret-id.ts'
import { failures } from '#auth/lockout/failures.ts'
import { policies } from '#policies/policy-record.ts'
import type { Change } from '#ports/storage.ts'
import { sessions } from '#sessions/session-record.ts'

/** Records that expire and have indexes, which must go with them; a collection is one. */
export interface ExpiringKind {
  idOf(key: string): string | undefined
  removeExpired(change: Change, id: string, now: number): Promise<void>
}

/**
 * Collections with `expiresAt`. The sweeper takes any other expired row away by its key alone, so a room whose records
 * have indexes, or whose expiry may be prolonged, names its collection here.
 */
export const expiringKinds: readonly ExpiringKind[] = [failures, policies, secretIds, sessions]
