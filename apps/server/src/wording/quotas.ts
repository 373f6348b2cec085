import type { QuotaReason } from '@postern/engine/quotas/reasons.ts'
import { mistake, type Wordings } from './wording.ts'

/** Sentences of spec/core.md 1.6 and 15. */
export const quotaWordings: Wordings<QuotaReason> = {
  quota_rate_invalid: () => mistake("'rate' is invalid"),
  quota_interval_invalid: () => mistake("'interval' is invalid"),
  quota_block_invalid: () => mistake("'block' is invalid"),
  quota_path_invalid: ({ path }) => mistake(`invalid mount path "${path}"`),
  quota_duplicate: ({ name }) => mistake(`quota rule with similar properties exists under the name "${name}"`),
  quota_role_with_suffix: () => mistake('role-based quotas cannot contain a path suffix'),
  quota_role_unsupported: ({ path }) => mistake(`mount at path "${path}" does not support role-based quotas`),
  quota_exceeded: ({ path, headers }) => ({
    status: 429,
    errors: [`request path "${path}": rate limit quota exceeded`],
    headers,
  }),
}
