import { notReached, pass, refusal } from '#finding.ts'
import { onRole } from '../advice.ts'
import type { LoginRule } from '../facts.ts'

/** The role is for tokens, not for sign-in through a browser. An update that leaves `role_type` out turns it into one. */
export const roleType: LoginRule = {
  name: 'role_type',
  look({ role }) {
    if (role === undefined) return notReached
    if (role.role_type === 'jwt') return pass
    return refusal(
      { code: 'jwt_role_is_oidc', role: role.name },
      { expected: 'jwt', received: role.role_type, fixes: [onRole('make_role_jwt', { role_type: 'jwt' })] },
    )
  },
}
