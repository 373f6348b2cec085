import { refuse } from '#refusal.ts'
import type { RenewalTerms, RenewLogin } from '#tokens/renewal.ts'
import type { Token } from '#tokens/token.ts'
import { renewalTermsOf, renewalText } from '../renewal-terms.ts'
import { maybeCelRole } from './cel/cel-role.ts'
import { maybeJwtRole } from './roles/jwt-role.ts'

/** Lets the token of a login live on while its role is there; the identity provider is not asked again (5.9). */
export const renewJwtLogin: RenewLogin = async (world, { token, mount }) => {
  const role = renewalText(token, 'role')
  if (renewalText(token, 'kind') === 'cel') {
    if ((await maybeCelRole(world, mount, role)) === undefined) refuse({ code: 'cel_role_gone', role })
    return issuedTerms(token)
  }
  const found = await maybeJwtRole(world, mount, role)
  return renewalTermsOf((found ?? refuse({ code: 'jwt_role_gone', role })).token)
}

/** What the program said when the token was issued. */
function issuedTerms({ renewal }: Token): RenewalTerms {
  const seconds = (name: string) => {
    const value = renewal?.[name]
    return typeof value === 'number' ? value : 0
  }
  return { ttl: seconds('ttl'), maxTtl: seconds('max_ttl'), period: seconds('period') }
}
