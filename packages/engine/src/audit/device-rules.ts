import { booleanOf } from '@postern/contract/fields/boolean.ts'
import { pass, refusal, type Rule } from '#finding.ts'
import type { TextMap } from '#identity/text-map.ts'
import type { AuditReason } from './reasons.ts'

/** A device as it was asked for. */
export interface DeviceDraft {
  readonly path: string
  readonly type: string
  readonly options: TextMap
  /** Whether devices may be made over the API at all. */
  readonly isAccepted: boolean
}

type DeviceRule = Rule<DeviceDraft, AuditReason>

const overApi: DeviceRule = {
  name: 'over_api',
  look: ({ isAccepted }) => (isAccepted ? pass : refusal({ code: 'audit_over_api_off' })),
}

const path: DeviceRule = {
  name: 'path',
  look: ({ path: sent }) => (sent === '/' ? refusal({ code: 'audit_path_missing' }) : pass),
}

const type: DeviceRule = {
  name: 'type',
  look: ({ type: sent }) => (sent === 'file' ? pass : refusal({ code: 'audit_type_unknown', type: sent })),
}

// A prefix would let whoever enables a device begin lines of a file as they like.
const prefix: DeviceRule = {
  name: 'prefix',
  look: ({ options }) => ((options['prefix'] ?? '') === '' ? pass : refusal({ code: 'audit_prefix_refused' })),
}

const filePath: DeviceRule = {
  name: 'file_path',
  look: ({ options }) => ((options['file_path'] ?? '') === '' ? refusal({ code: 'audit_file_path_missing' }) : pass),
}

const flags: DeviceRule = {
  name: 'flags',
  look({ options }) {
    const unreadable = ['log_raw', 'hmac_accessor', 'elide_list_responses'].find(
      (name) => booleanOf(options[name] ?? '') === undefined,
    )
    return unreadable === undefined ? pass : refusal({ code: 'audit_option_unreadable', option: unreadable })
  },
}

const mode: DeviceRule = {
  name: 'mode',
  look({ options }) {
    const sent = options['mode'] ?? '0600'
    if (!/^[0-7]{1,4}$/.test(sent)) return refusal({ code: 'audit_option_unreadable', option: 'mode' })
    return (Number.parseInt(sent, 8) & 0o111) === 0 ? pass : refusal({ code: 'audit_mode_executable' })
  },
}

const format: DeviceRule = {
  name: 'format',
  look({ options }) {
    const sent = options['format'] ?? 'json'
    return sent === 'json' ? pass : refusal({ code: 'audit_format_unknown', format: sent })
  },
}

/** In the order of spec/core.md 14.1; that the path is free is seen when the device is written. */
export const deviceRules: readonly DeviceRule[] = [overApi, path, type, prefix, filePath, flags, mode, format]
