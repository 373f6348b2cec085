import { firstRefusal, judge } from '#finding.ts'
import type { Change } from '#ports/storage.ts'
import { refuse, refuseFirst } from '#refusal.ts'
import { secretsOf } from '#secrets/server-secrets.ts'
import type { Grant } from '#tokens/grant.ts'
import type { World } from '#world.ts'
import { grantLogin } from '../grant-login.ts'
import { clearFailures, countFailure } from '../lockout/lockout.ts'
import type { ProvenLogin } from '../proven-login.ts'
import { type ApproleLogin, type ApproleLoginFacts, approleLoginFacts } from './login-facts.ts'
import { approleLoginRules } from './login-rules.ts'
import { type SecretId, secretIds } from './secret-id.ts'

/** Exchanges a role id and a secret id for a token (spec/core.md 13.1). */
export async function loginWithApprole(world: World, attempt: Omit<ApproleLogin, 'secrets'>): Promise<Grant> {
  const login = { ...attempt, secrets: await secretsOf(world) }
  const facts = await world.storage.read((view) => approleLoginFacts(world, view, login))
  const judgement = judge(approleLoginRules, facts)
  const { role } = facts
  const isWrongSecret = firstRefusal(judgement)?.reason.code === 'approle_wrong_credentials' && role !== undefined
  if (isWrongSecret) await countFailure(world, { mount: login.mount, name: role.roleId })
  refuseFirst(judgement)
  return grantLogin(world, provenLogin(facts), (change) => settle(world, change, login))
}

/**
 * Takes a use of the secret id in the change that makes the token, after looking at everything once more: of two
 * logins with the last use, one finds it gone (spec/security.md 4.10).
 */
async function settle(world: World, change: Change, login: ApproleLogin): Promise<void> {
  const facts = await approleLoginFacts(world, change, login)
  refuseFirst(judge(approleLoginRules, facts))
  const { role, secretId } = facts
  if (role !== undefined) await clearFailures(world, change, { mount: login.mount, name: role.roleId })
  if (role?.bindSecretId === true && secretId !== undefined) await takeUse(world, change, secretId)
}

async function takeUse(world: World, change: Change, secretId: SecretId): Promise<void> {
  if (secretId.numUses === 0) return
  const { mountUuid, roleUuid, hash, numUses } = secretId
  if (numUses === 1) await secretIds.remove(change, `${mountUuid}/${roleUuid}/${hash}`)
  else await secretIds.put(change, { ...secretId, numUses: numUses - 1, updatedAt: world.clock.millis() })
}

function provenLogin({ login: { mount, remoteAddress }, role: found, secretId }: ApproleLoginFacts): ProvenLogin {
  const role = found ?? refuse({ code: 'approle_wrong_credentials' })
  const bound = role.bindSecretId ? secretId : undefined
  const cidrs = bound?.tokenBoundCidrs ?? []
  return {
    mount,
    path: `auth/${mount.path}login`,
    alias: { name: role.roleId, metadata: { role_name: role.name } },
    groupAliases: [],
    displayName: '',
    policies: role.token.token_policies,
    metadata: { ...bound?.metadata, role_name: role.name },
    token: cidrs.length > 0 ? { ...role.token, token_bound_cidrs: cidrs } : role.token,
    renewal: { role_name: role.name },
    remoteAddress,
  }
}
