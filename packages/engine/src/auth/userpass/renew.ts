import { normalPolicies } from '#policies/policy-names.ts'
import { refuse } from '#refusal.ts'
import type { RenewLogin } from '#tokens/renewal.ts'
import { renewalTermsOf, renewalText } from '../renewal-terms.ts'
import { maybeUser } from './user.ts'

/** Lets the token of a password login live on while the user is there and has the same policies (spec/jwt-oidc-auth.md 12.2). */
export const renewPasswordLogin: RenewLogin = async (world, { token, mount }) => {
  const username = renewalText(token, 'username')
  const user = await world.storage.read((view) => maybeUser(view, { mount, username }))
  if (user === undefined) return undefined
  if (!isSameWithDefault(token.policies, user.token.token_policies)) refuse({ code: 'login_policies_changed' })
  return renewalTermsOf(user.token)
}

// Whether a login adds `default` is not the user's policies changing.
function isSameWithDefault(one: readonly string[], other: readonly string[]): boolean {
  const complete = (policies: readonly string[]) => normalPolicies([...policies, 'default']).join()
  return complete(one) === complete(other)
}
