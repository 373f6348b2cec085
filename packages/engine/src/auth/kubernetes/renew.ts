import { refuse } from '#refusal.ts'
import type { RenewLogin } from '#tokens/renewal.ts'
import { renewalTermsOf, renewalText } from '../renewal-terms.ts'
import { maybeKubernetesRole } from './roles/kubernetes-role.ts'

/** Lets the token of a service account live on while its role is there; the cluster is not asked again (11.5). */
export const renewKubernetesLogin: RenewLogin = async (world, { token, mount }) => {
  const name = renewalText(token, 'role')
  const role = await maybeKubernetesRole(world, mount, name)
  return renewalTermsOf((role ?? refuse({ code: 'kubernetes_role_gone', role: name })).token)
}
