import { tokenRoleTypes } from '@postern/contract/resources/token-role.ts'
import { judge } from '#finding.ts'
import { leaseTtlsOf } from '#mounts/lease-ttls.ts'
import type { Mount } from '#mounts/mount.ts'
import { refuseFirst } from '#refusal.ts'
import type { World } from '#world.ts'
import { goDuration } from '../go-duration.ts'
import { roleAfter, type SentTokenRole } from './role-fields.ts'
import { roleRules } from './role-rules.ts'
import { newTokenRole, type TokenRole, tokenRoles } from './token-role.ts'

/** Creates a token role or changes the fields that were sent (spec/core.md 9.7); gives what the caller should know. */
export async function writeTokenRole(
  world: World,
  { name, sent, mount }: { readonly name: string; readonly sent: SentTokenRole; readonly mount: Mount },
): Promise<readonly string[]> {
  const role = await world.storage.write(async (change) => {
    const written = roleAfter((await tokenRoles.maybe(change, name)) ?? newTokenRole(name), sent)
    refuseFirst(judge(roleRules, written))
    const token_type = tokenRoleTypes.find((type) => type === written.token_type) ?? 'default-service'
    const complete = { ...written, token_type }
    await tokenRoles.put(change, complete)
    return complete
  })
  return [...deprecationWarnings(sent), ...maxTtlWarnings(role, leaseTtlsOf(mount, world.settings).maxTtl)]
}

const oldNames = [
  ['token_period', 'period'],
  ['token_explicit_max_ttl', 'explicit_max_ttl'],
  ['token_bound_cidrs', 'bound_cidrs'],
] as const

function deprecationWarnings(sent: SentTokenRole): readonly string[] {
  const both = oldNames.filter(([name, old]) => sent[name] !== undefined && sent[old] !== undefined)
  return both.map(([name, old]) => `Both '${name}' and deprecated '${old}' value supplied, ignoring the deprecated value`)
}

function maxTtlWarnings({ token_explicit_max_ttl: explicit }: TokenRole, max: number): readonly string[] {
  if (explicit <= max) return []
  return [
    `Given explicit max TTL of ${goDuration(explicit)} is greater than system/mount allowed value of ${goDuration(max)}; until this is fixed attempts to create tokens against this role will result in an error`,
  ]
}
