import { readSeconds } from '@postern/contract/fields/duration.ts'
import type { Sent } from '#auth/sent.ts'
import type { MountConfig } from './mount.ts'

/** What may be said of lockout; durations and numbers as text (spec/core.md 5.4). */
export type SentLockout = Sent<{
  readonly lockout_threshold: string
  readonly lockout_duration: string
  readonly lockout_counter_reset_duration: string
  readonly lockout_disable: boolean
}>

/** What may be said of a mount's configuration; what is left out stays as it is. TTLs as text. */
export type SentConfig = Sent<
  Omit<MountConfig, 'default_lease_ttl' | 'max_lease_ttl' | 'user_lockout_config'> & {
    readonly default_lease_ttl: string
    readonly max_lease_ttl: string
    readonly user_lockout_config: SentLockout
  }
>

/** A length of time that came as text: its seconds, or why it is none. */
export type SentSeconds = { readonly seconds: number } | { readonly problem: string }

/** Nothing for what leaves a TTL as it is; `system` takes the system's (spec/core.md 5.3). */
export function sentTtl(text: string | undefined): SentSeconds | undefined {
  if (text === undefined || text === '') return undefined
  return text === 'system' ? { seconds: 0 } : sentSeconds(text)
}

/** Seconds of a duration, never negative. */
export function sentSeconds(text: string): SentSeconds {
  const reading = readSeconds(text)
  if (!('value' in reading)) return reading
  return reading.value < 0 ? { problem: 'it is negative' } : { seconds: reading.value }
}
