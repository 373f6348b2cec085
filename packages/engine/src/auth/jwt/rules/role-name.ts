import { pass, refusal } from '#finding.ts'
import { onConfig, onRequest } from '../advice.ts'
import type { LoginRule } from '../facts.ts'

/** The login names a role, or the mount has a default one. */
export const roleName: LoginRule = {
  name: 'role',
  look({ roleName: name, knownRoles = [] }) {
    if (name !== '') return pass
    const [only] = knownRoles
    return refusal(
      { code: 'jwt_role_missing' },
      {
        received: '',
        fixes:
          only === undefined
            ? [onRequest('name_a_role')]
            : [onRequest('name_a_role', { role: only }), onConfig('set_default_role', { default_role: only })],
      },
    )
  },
}
