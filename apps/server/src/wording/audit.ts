import type { AuditReason } from '@postern/engine/audit/reasons.ts'
import { aggregated, mistake, type Wordings } from './wording.ts'

/** spec/core.md 14. */
export const auditWordings: Wordings<AuditReason> = {
  audit_unwritable: () => aggregated(500, 'internal error'),
  audit_path_missing: () => mistake('backend path must be specified'),
  audit_path_in_use: () => mistake('path already in use'),
  audit_over_api_off: () =>
    mistake('cannot enable audit device via API; use declarative, config-based audit device management instead'),
  audit_type_unknown: ({ type }) => mistake(`unknown backend type: "${type}"`),
  audit_prefix_refused: () => mistake('audit log prefixing is not allowed'),
  audit_file_path_missing: () => mistake('file_path is required'),
  audit_option_unreadable: ({ option }) => mistake(`option "${option}" cannot be read`),
  audit_mode_executable: () => mistake('file mode does not permit execute bits'),
  audit_format_unknown: ({ format }) => mistake(`unknown format type "${format}"`),
  audit_test_failed: ({ detail }) => mistake(`audit backend failed test message: ${detail}`),
  audit_device_declared: () => mistake('cannot disable configuration-managed audit device'),
  audit_device_unknown: ({ path }) => mistake(`unknown audit backend: "${path}"`),
  audit_input_missing: () => mistake('the "input" parameter is empty'),
  audited_header_unknown: () => mistake('Could not find header in config'),
}
