import { tokenFieldsShown } from '../../token-fields.ts'
import type { JwtRole } from './jwt-role.ts'

/** A role as a read shows it (spec/jwt-oidc-auth.md 3.4). */
export function shownJwtRole({
  mount: _mount,
  name: _name,
  templates: _templates,
  token,
  poll_interval,
  bound_claims,
  ...role
}: JwtRole) {
  return {
    ...role,
    bound_claims: bound_claims === null ? null : Object.fromEntries(bound_claims.entries),
    ...(poll_interval > 0 ? { poll_interval } : {}),
    ...tokenFieldsShown(token),
  }
}
