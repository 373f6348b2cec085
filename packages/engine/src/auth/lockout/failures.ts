import { z } from 'zod'
import { foldedName } from '#identity/name-forms.ts'
import type { Mount } from '#mounts/mount.ts'
import { collection } from '#storage/collection.ts'
import type { LockoutPolicy } from './lockout-policy.ts'

const failureCount = z.object({
  mountAccessor: z.string(),
  /** In its folded form, so that no spelling gets a count of its own. */
  name: z.string(),
  count: z.number(),
  /** Seconds since the epoch. */
  lastFailure: z.number(),
  /** When nothing is left to remember. */
  expires: z.number(),
})
export type FailureCount = Readonly<z.output<typeof failureCount>>

/** How often somebody was wrong of late, by mount accessor and name: in the store, so all instances count together. */
export const failures = collection({
  name: 'login-failures',
  schema: failureCount,
  key: ({ mountAccessor, name }) => failuresId(mountAccessor, name),
  expiresAt: ({ expires }) => expires,
})

/** Somebody who logs in by a name at a mount. */
export interface Principal {
  readonly mount: Mount
  readonly name: string
}

/** Where the failures of a name at a mount are counted. */
export function failuresId(mountAccessor: string, name: string): string {
  return `${mountAccessor}/${foldedName(name)}`
}

/** Whether a count means that every login is refused for now. */
export function isLocked(count: FailureCount | undefined, policy: LockoutPolicy, now: number): boolean {
  return policy.isEnabled && count !== undefined && count.count >= policy.threshold && now < count.lastFailure + policy.duration
}

/** The count after one more failure. It begins anew after a pause, and after a lock that was served. */
export function countAfterFailure(
  before: FailureCount | undefined,
  { mount, name }: Principal,
  { policy, now }: { readonly policy: LockoutPolicy; readonly now: number },
): FailureCount {
  const goesOn = before !== undefined && before.count < policy.threshold && now <= before.lastFailure + policy.counterReset
  return {
    mountAccessor: mount.accessor,
    name: foldedName(name),
    count: goesOn ? before.count + 1 : 1,
    lastFailure: now,
    expires: now + Math.max(policy.duration, policy.counterReset) + 1,
  }
}
