import { readInteger } from '@postern/contract/fields/number.ts'
import type { LockoutConfig } from './mount.ts'
import { sentSeconds, type SentLockout } from './sent-config.ts'

/** Lockout settings out of what was sent over those there were, or the field that cannot be read. */
export type ReadLockout = { readonly lockout: LockoutConfig | undefined } | { readonly field: string; readonly value: string }

/** Reads what was said of lockout. An empty text or `system` takes a value back (spec/jwt-oidc-auth.md 12.3). */
export function lockoutAfter(before: LockoutConfig | undefined, sent: SentLockout | undefined): ReadLockout {
  if (sent === undefined) return { lockout: before }
  const numbers = new Map<string, number | undefined>()
  for (const { field, member, read } of fields) {
    const value = sent[field]
    if (value === undefined) continue
    const number = isTakenBack(value) ? undefined : read(value)
    if (number === undefined && !isTakenBack(value)) return { field, value }
    numbers.set(member, number)
  }
  const said = { ...before, ...Object.fromEntries(numbers), isDisabled: sent.lockout_disable ?? before?.isDisabled }
  const lockout = Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined))
  return { lockout: Object.keys(lockout).length === 0 ? undefined : lockout }
}

const fields = [
  { field: 'lockout_threshold', member: 'threshold', read: count },
  { field: 'lockout_duration', member: 'duration', read: seconds },
  { field: 'lockout_counter_reset_duration', member: 'counterReset', read: seconds },
] as const

const isTakenBack = (value: string) => value === '' || value === 'system'

function count(text: string): number | undefined {
  const reading = readInteger(text)
  return 'value' in reading && reading.value >= 0 ? reading.value : undefined
}

function seconds(text: string): number | undefined {
  const reading = sentSeconds(text)
  return 'seconds' in reading ? reading.seconds : undefined
}
