import { pass, refusal, type Rule } from '#finding.ts'
import { type ConfigDraft, secondsOf } from './config-draft.ts'
import { lockout, readableTtls, tokenType, visibility } from './config-rules.ts'
import type { MountWish } from './mount-wish.ts'
import { isEnabledType } from './mount.ts'
import { isReachable } from './mount-path.ts'
import type { MountReason } from './reasons.ts'

/** A new auth method as it was asked for. */
export interface MountDraft extends ConfigDraft {
  readonly path: string
  readonly wish: MountWish
}

type MountRule = Rule<MountDraft, MountReason>

const path: MountRule = {
  name: 'path',
  look({ path: sent }) {
    if (sent === '/') return refusal({ code: 'mount_path_missing' })
    return isReachable(sent) ? pass : refusal({ code: 'mount_path_unreachable', path: sent })
  },
}

const type: MountRule = {
  name: 'type',
  look({ type: sent, wish }) {
    if (sent === '') return refusal({ code: wish.type === 'plugin' ? 'mount_plugin_name_missing' : 'mount_type_missing' })
    if (sent === 'token') return refusal({ code: 'mount_token_again' })
    return isEnabledType(sent) ? pass : refusal({ code: 'mount_type_unknown', type: sent })
  },
}

const ttlOrder: MountRule = {
  name: 'ttl_order',
  look({ defaultTtl, maxTtl, settings }) {
    const [given, max] = [secondsOf(defaultTtl), secondsOf(maxTtl)]
    if (max > 0) return given > max ? refusal({ code: 'mount_ttl_above_max' }) : pass
    if (given <= settings.maxLeaseTtl) return pass
    return refusal({ code: 'mount_ttl_above_system_max', max: settings.maxLeaseTtl })
  },
}

const version: MountRule = {
  name: 'version',
  look: ({ type: sent, wish }) =>
    wish.options?.['version'] === undefined ? pass : refusal({ code: 'mount_version_set', type: sent }),
}

/** In the order of spec/core.md 5.3; that the path is free is seen when the mount is written. */
export const enableRules: readonly MountRule[] = [path, type, readableTtls, ttlOrder, tokenType, visibility, lockout, version]
