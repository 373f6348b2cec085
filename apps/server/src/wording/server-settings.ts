import type { CorsReason } from '@postern/engine/cors/reasons.ts'
import type { UiHeaderReason } from '@postern/engine/ui-headers/reasons.ts'
import { mistake, type Wordings } from './wording.ts'

/** Sentences of spec/core.md 15. */
export const serverSettingWordings: Wordings<CorsReason | UiHeaderReason> = {
  cors_origins_missing: () => mistake('at least one origin or the wildcard must be provided'),
  cors_wildcard_beside_origins: () => mistake("to allow all origins the '*' must be the only value for allowed_origins"),
  ui_header_incomplete: () => mistake('header and values must be specified'),
  ui_header_reserved: () => mistake('X-Vault headers cannot be set'),
  ui_header_malformed: () => mistake('header name or value is not one that HTTP can carry'),
}
