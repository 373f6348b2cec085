import type { PolicyReason } from '@postern/engine/policies/reasons.ts'
import { expect, it } from 'vitest'
import { wordingOf } from './word.ts'

// Clients show these sentences and scripts look for them (spec/core.md 7.1, 8.1).
it.each<[PolicyReason, number, readonly string[]]>([
  [
    { code: 'policy_invalid', detail: 'path "a": invalid capability "x"', line: 1, column: 1 },
    400,
    ['failed to parse policy: path "a": invalid capability "x"'],
  ],
  [{ code: 'policy_not_found', policy: 'a' }, 404, []],
  [{ code: 'policy_to_patch_not_found', policy: 'a' }, 400, ['policy not found']],
  [{ code: 'policy_text_missing' }, 400, ["'policy' parameter not supplied or empty"]],
  [{ code: 'policy_not_updatable', policy: 'root' }, 400, ['cannot update "root" policy']],
  [{ code: 'policy_not_updatable', policy: 'response-wrapping' }, 400, ['cannot update "response-wrapping" policy']],
  [{ code: 'policy_not_deletable', policy: 'root' }, 400, ['cannot delete "root" policy']],
  [{ code: 'policy_not_deletable', policy: 'default' }, 400, ['cannot delete default policy']],
  [{ code: 'policy_expiration_and_ttl' }, 400, ["cannot supply both 'expiration' and 'ttl' for policies"]],
  [{ code: 'policy_expiration_past' }, 400, ['refusing to update policy as expiration time has already elapsed']],
  [{ code: 'policy_cas_missing' }, 400, ['check-and-set parameter required for this call']],
  [{ code: 'policy_cas_exists' }, 400, ['check-and-set parameter set to -1 on existing entry']],
  [{ code: 'policy_cas_mismatch' }, 400, ['check-and-set parameter did not match the current version']],
  [{ code: 'simulated_entity_not_found', entity: 'a' }, 400, ['entity "a" could not be found']],
])('words $code', (reason, status, errors) => {
  expect(wordingOf(reason)).toEqual({ status, errors })
})
