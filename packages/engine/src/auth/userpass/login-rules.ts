import { isAddressIn } from '#addresses/cidr.ts'
import { notAsked, pass, refusal, type Rule } from '#finding.ts'
import type { GeneralReason } from '#general-reason.ts'
import type { PasswordLoginFacts } from './login-facts.ts'
import type { UserpassReason } from './reasons.ts'

type LoginRule = Rule<PasswordLoginFacts, GeneralReason | UserpassReason>

const password: LoginRule = {
  name: 'password',
  look: ({ hasPassword }) => (hasPassword ? pass : refusal({ code: 'userpass_password_missing' })),
}

const lockout: LoginRule = {
  name: 'lockout',
  look: ({ isLockedOut }) => (isLockedOut ? refusal({ code: 'permission_denied' }) : pass),
}

/** One answer for an unknown name and for a wrong password. */
export const credentials: LoginRule = {
  name: 'credentials',
  look: ({ isRightPassword }) => (isRightPassword ? pass : refusal({ code: 'userpass_wrong_credentials' })),
}

const sourceAddress: LoginRule = {
  name: 'token_bound_cidrs',
  look({ user, remoteAddress }) {
    const cidrs = user?.token.token_bound_cidrs ?? []
    if (cidrs.length === 0) return notAsked
    return isAddressIn(remoteAddress, cidrs)
      ? pass
      : refusal({ code: 'permission_denied' }, { expected: cidrs, received: remoteAddress })
  },
}

/** The rules of a password login, in the order of spec/jwt-oidc-auth.md 12.2. */
export const passwordLoginRules: readonly LoginRule[] = [password, lockout, credentials, sourceAddress]
