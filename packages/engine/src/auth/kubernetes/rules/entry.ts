import { isAddressIn } from '#addresses/cidr.ts'
import { notAsked, notReached, pass, refusal } from '#finding.ts'
import { onConfig, onRequest, onRole, widening } from '../../jwt/advice.ts'
import { nearestOf } from '../../jwt/rules/nearest.ts'
import type { LoginRule } from '../facts.ts'

const roleName: LoginRule = {
  name: 'role',
  look: ({ roleName: name }) =>
    name === '' ? refusal({ code: 'kubernetes_role_missing' }, { received: '', fixes: [onRequest('name_a_role')] }) : pass,
}

const tokenPresent: LoginRule = {
  name: 'token',
  look: ({ jwt }) => (jwt === '' ? refusal({ code: 'kubernetes_jwt_missing' }, { fixes: [onRequest('send_a_token')] }) : pass),
}

const roleExists: LoginRule = {
  name: 'role_exists',
  look({ roleName: name, role, knownRoles = [] }) {
    if (role !== undefined) return pass
    if (name === '') return notReached
    const nearest = nearestOf(name, knownRoles)
    return refusal(
      { code: 'kubernetes_role_not_found', role: name },
      {
        expected: knownRoles.slice(0, 20),
        received: name,
        fixes: [nearest === undefined ? onRequest('name_a_role') : onRequest('use_similar_role', { role: nearest })],
      },
    )
  },
}

const sourceAddress: LoginRule = {
  name: 'source_address',
  look({ role, remoteAddress }) {
    if (role === undefined) return notReached
    const { token_bound_cidrs: cidrs } = role.token
    if (cidrs.length === 0) return notAsked
    if (isAddressIn(remoteAddress, cidrs)) return pass
    return refusal(
      { code: 'kubernetes_source_address', address: remoteAddress },
      {
        expected: cidrs,
        received: remoteAddress,
        fixes: [onRole('allow_source_address', { token_bound_cidrs: [...cidrs, remoteAddress] }, widening)],
      },
    )
  },
}

const configuration: LoginRule = {
  name: 'configuration',
  look: ({ config }) =>
    config === undefined ? refusal({ code: 'kubernetes_config_missing' }, { fixes: [onConfig('write_config')] }) : pass,
}

/** Who knocks, and at which door: looked at before the token is (spec/jwt-oidc-auth.md 11.3, rows 1 to 4). */
export const entryRules: readonly LoginRule[] = [roleName, tokenPresent, roleExists, sourceAddress, configuration]
