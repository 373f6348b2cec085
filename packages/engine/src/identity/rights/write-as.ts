import { compileAcl } from '#policies/acl/compile-acl.ts'
import type { Change, View } from '#ports/storage.ts'
import { refuse } from '#refusal.ts'
import type { World } from '#world.ts'
import { aliasKey } from '../alias.ts'
import { type Identity, identityOf } from '../identity-policies.ts'
import { grantedBeyond } from './beyond.ts'
import { storedPolicy } from './stored-policy.ts'
import type { Writer } from './writer.ts'

/**
 * A change to identities by somebody. Whatever it does, it is refused when the writer's own rights below `sys/` would
 * grow: a policy that denies, or that narrows another, is not shaken off by leaving the group or the entity that has
 * it (spec/security.md 7.1).
 */
export function writeAs<T>(world: World, writer: Writer, work: (change: Change) => Promise<T>): Promise<T> {
  return world.storage.write(async (change) => {
    if (writer.isRoot || writer.entityId === '') return work(change)
    const before = await identityOf(change, writer.entityId)
    const done = await work(change)
    if (before !== undefined) await refuseGrowth(world, change, { writer, before })
    return done
  })
}

interface Growth {
  readonly writer: Writer
  readonly before: Identity
}

async function refuseGrowth(world: World, view: View, { writer, before }: Growth): Promise<void> {
  const after = await identityOf(view, writer.entityId)
  // Most of what people write is about others.
  if (JSON.stringify(before) === JSON.stringify(after)) return
  const subject = after !== undefined && namesIn(before).isSubsetOf(namesIn(after)) ? after : undefined
  // Who comes in by a name that was taken away has nothing but what the login gives.
  const names = [...new Set([...writer.tokenPolicies, ...(subject?.policies ?? [])])]
  const stored = await Promise.all(names.map((name) => storedPolicy(world, view, name)))
  const policies = stored.filter((policy) => policy !== undefined)
  const acl = compileAcl({ policies, subject, now: world.clock.now() })
  if (grantedBeyond(acl, writer.acl) !== undefined) refuse({ code: 'permission_denied' })
}

/** The names by which somebody comes in, and by which external groups take them in. */
function namesIn({ entity, groups }: Identity): ReadonlySet<string> {
  const ofGroups = groups.direct.flatMap(({ id, alias }) => (alias === undefined ? [] : [`${id} ${aliasKey(alias)}`]))
  return new Set([...entity.aliases.map(aliasKey), ...ofGroups])
}
