import { notAsked, pass, refusal, type Rule } from '#finding.ts'
import type { ConfigDraft } from './config-draft.ts'
import type { MountConfigReason } from './reasons.ts'

type ConfigRule = Rule<ConfigDraft, MountConfigReason>

const tokenTypes = new Set(['', 'default-service', 'default-batch', 'service', 'batch'])
const visibilities = new Set(['', 'hidden', 'unauth'])

/** Where names are guessed, so that guessing is counted (spec/core.md 5.6). */
const lockingTypes = new Set(['userpass', 'approle'])

/** TTLs are durations. */
export const readableTtls: ConfigRule = {
  name: 'ttls',
  look({ sent, defaultTtl, maxTtl }) {
    if ('problem' in defaultTtl) {
      return refusal({ code: 'mount_ttl_unreadable', which: 'default', value: sent.default_lease_ttl ?? '', ...defaultTtl })
    }
    if ('problem' in maxTtl) {
      return refusal({ code: 'mount_ttl_unreadable', which: 'max', value: sent.max_lease_ttl ?? '', ...maxTtl })
    }
    return pass
  },
}

/** Tokens of logins are of a known type. */
export const tokenType: ConfigRule = {
  name: 'token_type',
  look({ sent }) {
    if (sent.token_type === undefined) return notAsked
    return tokenTypes.has(sent.token_type) ? pass : refusal({ code: 'mount_token_type_unknown' })
  },
}

/** Who may see the mount is said in a known word. */
export const visibility: ConfigRule = {
  name: 'listing_visibility',
  look({ sent }) {
    const value = sent.listing_visibility
    if (value === undefined) return notAsked
    return visibilities.has(value) ? pass : refusal({ code: 'mount_visibility_unknown', value })
  },
}

/** Only where names are guessed can lockout be set. */
export const lockout: ConfigRule = {
  name: 'user_lockout_config',
  look({ type, sent, lockout: read }) {
    if (sent.user_lockout_config === undefined) return notAsked
    if (!lockingTypes.has(type)) return refusal({ code: 'mount_lockout_not_allowed', type })
    return 'field' in read ? refusal({ code: 'mount_lockout_unreadable', ...read }) : pass
  },
}
