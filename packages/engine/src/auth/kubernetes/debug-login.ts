import type { World } from '#world.ts'
import { type LoginDebug, loginDebug } from '../debug/login-debug.ts'
import { type KubernetesLogin, kubernetesLoginFacts, withKubernetesRole } from './login-facts.ts'
import { kubernetesLoginRules } from './login-rules.ts'
import { provenBy } from './proven-by.ts'
import { maybeKubernetesRole } from './roles/kubernetes-role.ts'
import { listKubernetesRoles } from './roles/list-kubernetes-roles.ts'

/**
 * The whole judgement of a login by the login's own facts and rules. The token goes to the cluster alone, and only when
 * nothing else refuses it.
 */
export async function debugKubernetesLogin(world: World, login: KubernetesLogin): Promise<LoginDebug> {
  const { mount } = login
  const facts = await kubernetesLoginFacts(world, login, 'to-the-end')
  return loginDebug(world, {
    mount,
    role: facts.role?.name ?? login.role,
    facts,
    rules: kubernetesLoginRules,
    provenBy: () => provenBy(login, facts),
    roleNames: async (limit) => (login.role === '' ? listKubernetesRoles(world, mount, { limit }) : []),
    async factsOf(name) {
      const role = await maybeKubernetesRole(world, mount, name)
      return role && withKubernetesRole(world, facts, role)
    },
  })
}
