import { readInteger } from '@postern/contract/fields/number.ts'
import type { LockoutConfig } from './mount.ts'
import { sentSeconds, type SentLockout } from './sent-config.ts'

/** Lockout settings out of what was sent over those there were, or the field that cannot be read. */
export type ReadLockout = { readonly lockout: LockoutConfig | undefined } | { readonly field: string; readonly value: string }

/** Reads what was said of lockout. An empty text says nothing. */
export function lockoutAfter(before: LockoutConfig | undefined, sent: SentLockout | undefined): ReadLockout {
  if (sent === undefined) return { lockout: before }
  const lockout = { ...before }
  for (const { field, member, read } of fields) {
    const value = sent[field]
    if (value === undefined || value === '') continue
    const number = read(value)
    if (number === undefined) return { field, value }
    lockout[member] = number
  }
  return { lockout: sent.lockout_disable === undefined ? lockout : { ...lockout, isDisabled: sent.lockout_disable } }
}

const fields = [
  { field: 'lockout_threshold', member: 'threshold', read: count },
  { field: 'lockout_duration', member: 'duration', read: seconds },
  { field: 'lockout_counter_reset_duration', member: 'counterReset', read: seconds },
] as const

function count(text: string): number | undefined {
  const reading = readInteger(text)
  return 'value' in reading && reading.value >= 0 ? reading.value : undefined
}

function seconds(text: string): number | undefined {
  const reading = sentSeconds(text)
  return 'seconds' in reading ? reading.seconds : undefined
}
