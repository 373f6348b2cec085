import { approleRole, type ApproleRole } from '@postern/contract/resources/approle-role.ts'
import type { Approle } from '@postern/engine/auth/approle/role.ts'
import { tokenFieldsShown } from '@postern/engine/auth/token-fields.ts'

/** A role as a read shows it; its role id is on a path of its own (spec/core.md 13.1). */
export function shownApprole(role: Approle): ApproleRole {
  return approleRole.parse({
    bind_secret_id: role.bindSecretId,
    secret_id_bound_cidrs: role.secretIdBoundCidrs.length > 0 ? role.secretIdBoundCidrs : null,
    secret_id_num_uses: role.secretIdNumUses,
    secret_id_ttl: role.secretIdTtl,
    local_secret_ids: role.localSecretIds,
    ...tokenFieldsShown(role.token),
  })
}
