/** Why an audit device is not there, or a request could not be recorded (spec/core.md 14). */
export type AuditReason =
  /** No device took the record; what each of them said, for whoever runs the server. */
  | { readonly code: 'audit_unwritable'; readonly details: readonly string[] }
  | { readonly code: 'audit_path_missing' }
  | { readonly code: 'audit_path_in_use' }
  | { readonly code: 'audit_over_api_off' }
  | { readonly code: 'audit_type_unknown'; readonly type: string }
  | { readonly code: 'audit_prefix_refused' }
  | { readonly code: 'audit_file_path_missing' }
  | { readonly code: 'audit_option_unreadable'; readonly option: string }
  | { readonly code: 'audit_mode_executable' }
  | { readonly code: 'audit_format_unknown'; readonly format: string }
  /** The record that is written when a device is enabled could not be written. */
  | { readonly code: 'audit_test_failed'; readonly detail: string }
  | { readonly code: 'audit_device_declared' }
  | { readonly code: 'audit_device_unknown'; readonly path: string }
  | { readonly code: 'audit_input_missing' }
  | { readonly code: 'audited_header_unknown' }
