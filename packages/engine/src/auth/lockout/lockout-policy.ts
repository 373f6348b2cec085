import type { LockoutConfig, Mount } from '#mounts/mount.ts'
import type { Settings } from '#world.ts'

/** After how many failures a name is locked at its mount, and for how long. Seconds. */
export interface LockoutPolicy {
  readonly isEnabled: boolean
  readonly threshold: number
  readonly duration: number
  /** A failure longer ago than this begins a new count. */
  readonly counterReset: number
}

const defaults = { threshold: 5, duration: 900, counterReset: 900, isDisabled: false } as const

/** The mount's own settings, else the server's for its type, else the server's for all, else 5 in 15 minutes (jwt 12.3). */
export function lockoutPolicyOf({ type, config }: Mount, { lockout }: Settings): LockoutPolicy {
  const layers = [config.user_lockout_config, lockout?.byType?.[type], lockout?.all, defaults]
  const first = <Name extends keyof LockoutConfig>(name: Name) => layers.find((layer) => layer?.[name] !== undefined)?.[name]
  const threshold = first('threshold') ?? defaults.threshold
  return {
    isEnabled: !(lockout?.isDisabled ?? first('isDisabled') ?? defaults.isDisabled) && threshold > 0,
    threshold,
    duration: first('duration') ?? defaults.duration,
    counterReset: first('counterReset') ?? defaults.counterReset,
  }
}
