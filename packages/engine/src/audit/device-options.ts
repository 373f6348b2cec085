import { booleanOf } from '@postern/contract/fields/boolean.ts'
import type { TextMap } from '#identity/text-map.ts'
import type { AuditSink } from '#ports/audit-log.ts'

/** What the options of a device mean. */
export interface DeviceOptions {
  readonly target: AuditSink['target']
  /** Values are recorded in clear. */
  readonly isRaw: boolean
  readonly hidesAccessors: boolean
  /** Of a list only the number of its entries is recorded. */
  readonly elidesLists: boolean
}

/** Reads the options of a device, which were judged when it was made. */
export function deviceOptions(options: TextMap): DeviceOptions {
  return {
    target: targetOf(options['file_path'] ?? '', options['mode']),
    isRaw: isOn(options['log_raw'], false),
    hidesAccessors: isOn(options['hmac_accessor'], true),
    elidesLists: isOn(options['elide_list_responses'], false),
  }
}

function targetOf(path: string, mode: string | undefined): AuditSink['target'] {
  const word = path.toLowerCase()
  if (word === 'stdout' || word === 'discard') return { kind: word }
  const bits = mode === undefined ? undefined : Number.parseInt(mode, 8)
  // Zero leaves the mode of a file that exists as it is.
  return { kind: 'file', path, mode: bits === 0 ? undefined : bits }
}

function isOn(written: string | undefined, usual: boolean): boolean {
  return written === undefined ? usual : (booleanOf(written) ?? usual)
}
