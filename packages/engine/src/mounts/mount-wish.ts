import type { Sent } from '#auth/sent.ts'
import type { Mount } from './mount.ts'
import type { SentConfig } from './sent-config.ts'

/** An auth method as it is asked for (spec/core.md 5.3). */
export type MountWish = Sent<
  Pick<Mount, 'description' | 'local' | 'seal_wrap' | 'external_entropy_access'> & {
    readonly type: string
    /** What is meant when the type is `plugin`. */
    readonly plugin_name: string
    readonly options: Readonly<Record<string, string>>
    readonly config: SentConfig
  }
> & { readonly path: string }

/** The type meant; empty when it was not said. */
export function wishedType({ type, plugin_name }: MountWish): string {
  return (type === 'plugin' ? plugin_name : type) ?? ''
}
