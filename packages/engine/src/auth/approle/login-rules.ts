import { isAddressIn } from '#addresses/cidr.ts'
import { type Look, notAsked, pass, refusal, type Rule } from '#finding.ts'
import type { GeneralReason } from '#general-reason.ts'
import type { ApproleLoginFacts } from './login-facts.ts'
import type { ApproleReason } from './reasons.ts'

type LoginRule = Rule<ApproleLoginFacts, GeneralReason | ApproleReason>

const rule = (name: string, look: LoginRule['look']): LoginRule => ({ name, look })

const roleId = rule('role_id', ({ login, role }) => {
  if (login.roleId === '') return refusal({ code: 'approle_role_id_missing' })
  return role === undefined ? refusal({ code: 'approle_wrong_credentials' }) : pass
})

const lockout = rule('lockout', ({ isLockedOut }) => (isLockedOut ? refusal({ code: 'permission_denied' }) : pass))

// One answer for a secret id that is unknown, of another role, over, or used up.
const secretId = rule('secret_id', ({ role, login, secretId: found }) => {
  if (role?.bindSecretId !== true) return notAsked
  if (login.secretId === '') return refusal({ code: 'approle_secret_missing' })
  return found === undefined ? refusal({ code: 'approle_wrong_credentials' }) : pass
})

const secretIdCidrs = rule('secret_id_cidrs', ({ role, login, secretId: found }) =>
  role?.bindSecretId === true ? addressIn(login.remoteAddress, found?.cidrs ?? [], 'secret_id') : notAsked,
)

const roleCidrs = rule('secret_id_bound_cidrs', ({ role, login }) =>
  addressIn(login.remoteAddress, role?.secretIdBoundCidrs ?? [], 'role'),
)

const tokenCidrs = rule('token_bound_cidrs', ({ role, login }) =>
  addressIn(login.remoteAddress, role?.token.token_bound_cidrs ?? [], 'role'),
)

function addressIn(address: string, cidrs: readonly string[], by: 'role' | 'secret_id'): Look<ApproleReason> {
  if (cidrs.length === 0) return notAsked
  if (isAddressIn(address, cidrs)) return pass
  return refusal({ code: 'approle_address_refused', address, by, cidrs }, { expected: cidrs, received: address })
}

/** The rules of an AppRole login (spec/core.md 13.1). */
export const approleLoginRules: readonly LoginRule[] = [roleId, lockout, secretId, secretIdCidrs, roleCidrs, tokenCidrs]
