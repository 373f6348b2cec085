import { notReached, pass, refusal } from '#finding.ts'
import { onRequest } from '../advice.ts'
import type { LoginRule } from '../facts.ts'
import { nearestOf } from './nearest.ts'

/** The role is there. */
export const roleExists: LoginRule = {
  name: 'role_exists',
  look({ roleName, role, knownRoles = [] }) {
    if (role) return pass
    if (roleName === '') return notReached
    const nearest = nearestOf(roleName, knownRoles)
    return refusal(
      { code: 'jwt_role_not_found', role: roleName },
      {
        expected: knownRoles.slice(0, 20),
        received: roleName,
        fixes: [nearest === undefined ? onRequest('name_a_role') : onRequest('use_similar_role', { role: nearest })],
      },
    )
  },
}
