import { lockoutFields, mountConfigInput } from '@postern/contract/fields/mount-fields.ts'
import type { SentConfig } from '@postern/engine/mounts/sent-config.ts'
import { refuse } from '@postern/engine/refusal.ts'
import type { z } from 'zod'

type Members = Readonly<Record<string, unknown>>

/** The `config` of a mount to be made (spec/core.md 5.3). */
export function sentConfig(config: Members | undefined): SentConfig & { readonly plugin_name?: string | undefined } {
  return withLockout(membersOf(mountConfigInput, config ?? {}))
}

/** A configuration whose lockout settings are still as they came. */
export function withLockout<T extends { readonly user_lockout_config?: Members | undefined }>({
  user_lockout_config: lockout,
  ...sent
}: T): Omit<T, 'user_lockout_config'> & Pick<SentConfig, 'user_lockout_config'> {
  return { ...sent, user_lockout_config: lockout && membersOf(lockoutFields, lockout) }
}

// Clients send more than there is, and null for what they leave out.
function membersOf<S extends z.ZodObject>(schema: S, sent: Members): z.output<S> {
  const said = Object.fromEntries(Object.entries(sent).filter(([, value]) => value !== null))
  const parsed = schema.safeParse(said)
  return parsed.success ? parsed.data : refuse({ code: 'mount_config_unreadable' })
}
