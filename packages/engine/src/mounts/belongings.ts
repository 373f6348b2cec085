import { celRoles } from '#auth/jwt/cel/cel-role.ts'
import { jwtRoleCases } from '#auth/jwt/cases/role-cases.ts'
import { jwtConfigs } from '#auth/jwt/config/jwt-config.ts'
import { jwtRoles } from '#auth/jwt/roles/jwt-role.ts'
import { pendingLogins } from '#auth/oidc/pending-login.ts'
import { approles } from '#auth/approle/role.ts'
import { secretIds } from '#auth/approle/secret-id.ts'
import { kubernetesConfigs } from '#auth/kubernetes/config/kubernetes-config.ts'
import { kubernetesRoles } from '#auth/kubernetes/roles/kubernetes-role.ts'
import { users } from '#auth/userpass/user.ts'
import type { Change, View } from '#ports/storage.ts'
import type { Page } from '#storage/page.ts'

/** Records whose ids begin with the uuid of a mount and a slash; a collection is one. */
export interface Belongings {
  readonly name: string
  list(view: View, page?: Page): Promise<readonly string[]>
  remove(change: Change, id: string): Promise<unknown>
}

/**
 * Everything that lives in a mount and dies with it. A room whose records belong to a mount gives them the id
 * `<mount uuid>/<name>` and names its collection here.
 */
export const belongings: readonly Belongings[] = [
  approles,
  secretIds,
  users,
  jwtConfigs,
  jwtRoles,
  jwtRoleCases,
  celRoles,
  pendingLogins,
  kubernetesConfigs,
  kubernetesRoles,
]
