import { firstRefusal, judgeAll, type Judgement } from '#finding.ts'
import type { Reason } from '#refusal.ts'
import type { World } from '#world.ts'
import { entityFinding } from '../jwt/debug/entity-finding.ts'
import { fingerprintOf, type LoginDebug, type RoleVerdict } from '../jwt/debug/debug-login.ts'
import type { KubernetesFacts } from './facts.ts'
import { type KubernetesLogin, kubernetesLoginFacts, withKubernetesRole } from './login-facts.ts'
import { kubernetesLoginRules } from './login-rules.ts'
import { provenBy } from './proven-by.ts'
import { listKubernetesRoles } from './roles/list-kubernetes-roles.ts'
import { maybeKubernetesRole } from './roles/kubernetes-role.ts'

const mostRoles = 200

/**
 * The whole judgement of a login, refused or not, by the login's own facts and rules. The token goes to the cluster alone,
 * and only when nothing else refuses it; it is neither logged nor stored.
 */
export async function debugKubernetesLogin(world: World, login: KubernetesLogin): Promise<LoginDebug> {
  const facts = await kubernetesLoginFacts(world, login, 'to-the-end')
  const said: Judgement<Reason> = judgeAll(kubernetesLoginRules, facts)
  const proven = firstRefusal(said) === undefined ? provenBy(login, facts) : undefined
  const judgement = [...said, await entityFinding(world, login.mount, proven?.alias?.name)]
  const isAccepted = firstRefusal(judgement) === undefined

  const names = login.role === '' ? await listKubernetesRoles(world, login.mount, { limit: mostRoles + 1 }) : []
  return {
    role: facts.role?.name ?? login.role,
    judgement,
    isAccepted,
    ...tokenIn(world, facts),
    ...(isAccepted && proven ? { proven } : {}),
    roles: await verdictsOf(world, { login, facts }, names.slice(0, mostRoles)),
    isTruncated: names.length > mostRoles,
  }
}

interface Shown {
  readonly login: KubernetesLogin
  readonly facts: KubernetesFacts
}

/** What each role says of the token. The cluster is asked by those that would let it in. */
async function verdictsOf(world: World, { login, facts }: Shown, names: readonly string[]): Promise<readonly RoleVerdict[]> {
  const verdicts: RoleVerdict[] = []
  for (const name of names) {
    const role = await maybeKubernetesRole(world, login.mount, name)
    if (role === undefined) continue
    const judgement = judgeAll(kubernetesLoginRules, await withKubernetesRole(world, facts, role))
    verdicts.push({ role: name, isAccepted: firstRefusal(judgement) === undefined, judgement })
  }
  return verdicts
}

function tokenIn(world: World, { jws, read, jwt }: KubernetesFacts): Pick<LoginDebug, 'token'> {
  if (read === undefined) return {}
  const header = jws === undefined || 'problem' in jws ? {} : jws.header
  return { token: { header, claims: read.all, fingerprint: fingerprintOf(world, jwt) } }
}
