import { refuse } from '#refusal.ts'
import type { RenewLogin } from '#tokens/renewal.ts'
import { renewalTermsOf, renewalText } from '../renewal-terms.ts'
import { maybeApprole } from './role.ts'

/** Lets the token of an AppRole login live on while the role is there (spec/core.md 13.1). */
export const renewApproleLogin: RenewLogin = async (world, { token, mount }) => {
  const name = renewalText(token, 'role_name')
  const role = await world.storage.read((view) => maybeApprole(view, { mount, role: name }))
  return renewalTermsOf((role ?? refuse({ code: 'approle_missing_at_renewal', role: name })).token)
}
