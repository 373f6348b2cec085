import { readMembers } from '@postern/contract/fields/members.ts'
import { lockoutFields, mountConfigInput } from '@postern/contract/fields/mount-fields.ts'
import type { SentConfig } from '@postern/engine/mounts/sent-config.ts'
import { refuse } from '@postern/engine/refusal.ts'

type Members = Readonly<Record<string, unknown>>

/** The `config` of a mount to be made (spec/core.md 5.3). */
export function sentConfig(config: Members = {}): SentConfig & { readonly plugin_name?: string | undefined } {
  return withLockout(readMembers(mountConfigInput, config) ?? refuse({ code: 'mount_config_unreadable' }))
}

/** A configuration whose lockout settings are still as they came. */
export function withLockout<T extends { readonly user_lockout_config?: Members | undefined }>({
  user_lockout_config: lockout,
  ...sent
}: T): Omit<T, 'user_lockout_config'> & Pick<SentConfig, 'user_lockout_config'> {
  if (lockout === undefined) return sent
  return { ...sent, user_lockout_config: readMembers(lockoutFields, lockout) ?? refuse({ code: 'mount_config_unreadable' }) }
}
