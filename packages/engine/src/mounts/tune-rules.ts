import { notAsked, pass, refusal, type Rule } from '#finding.ts'
import { type ConfigDraft, secondsOf } from './config-draft.ts'
import { lockout, readableTtls, tokenType, visibility } from './config-rules.ts'
import { isAuthType, type Mount } from './mount.ts'
import { routeOf } from './mount-store.ts'
import type { MountReason } from './reasons.ts'
import type { SentTuning } from './tuning.ts'

/** A mount and what is to be said of it. */
export interface TuningDraft extends ConfigDraft {
  readonly mount: Mount
  readonly sent: SentTuning
}

type TuneRule = Rule<TuningDraft, MountReason>

/** Of the fixed mounts nothing else can be tuned. */
const fixedMountFields = new Set(['audit_non_hmac_request_keys', 'audit_non_hmac_response_keys'])

const fixedMounts: TuneRule = {
  name: 'fixed_mounts',
  look({ mount, sent }) {
    if (isAuthType(mount.type)) return notAsked
    if (sent.token_type) return refusal({ code: 'mount_token_type_of_auth_only' })
    const field = Object.entries(sent).find(([name, value]) => value !== undefined && !fixedMountFields.has(name))?.[0]
    return field === undefined ? pass : refusal({ code: 'mount_field_fixed', field, path: routeOf(mount) })
  },
}

const tokenTypeOfTokens: TuneRule = {
  name: 'token_type_of_tokens',
  look: ({ mount, sent }) => (mount.type === 'token' && sent.token_type ? refusal({ code: 'mount_token_type_fixed' }) : pass),
}

const ttlOrder: TuneRule = {
  name: 'ttl_order',
  look({ defaultTtl, maxTtl }) {
    const [given, max] = [secondsOf(defaultTtl), secondsOf(maxTtl)]
    return given > max && max > 0 ? refusal({ code: 'mount_max_below_default', max, given }) : pass
  },
}

const version: TuneRule = {
  name: 'version',
  look: ({ type, sent }) => (sent.options?.['version'] ? refusal({ code: 'mount_version_set', type }) : pass),
}

/** In the order of spec/core.md 5.4. */
export const tuneRules: readonly TuneRule[] = [
  fixedMounts,
  readableTtls,
  ttlOrder,
  tokenTypeOfTokens,
  tokenType,
  visibility,
  lockout,
  version,
]
