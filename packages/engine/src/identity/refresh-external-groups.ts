import type { Change } from '#ports/storage.ts'
import { aliasKey } from './alias.ts'
import { groups, memberEntities } from './group.ts'

/** The groups a login reported, by name at its mount. */
export interface ReportedGroups {
  readonly entityId: string
  readonly mountAccessor: string
  readonly names: readonly string[]
}

/**
 * Puts the entity into the external groups of the mount that were reported, and takes it out of those that were not:
 * after every login and renewal, the empty report included (spec/jwt-oidc-auth.md 13.3). Writes only what changes.
 */
export async function refreshExternalGroups(change: Change, { entityId, mountAccessor, names }: ReportedGroups): Promise<void> {
  const reported = await externalGroupIds(change, mountAccessor, names)
  const current = await memberEntities.leadingTo(change, entityId)
  for (const id of reported) if (!current.includes(id)) memberEntities.link(change, id, entityId)

  const unreported = current.filter((id) => !reported.has(id))
  if (unreported.length === 0) return
  for (const group of await groups.maybeMany(change, unreported)) {
    if (group?.alias?.mountAccessor === mountAccessor) memberEntities.unlink(change, group.id, entityId)
  }
}

async function externalGroupIds(change: Change, mountAccessor: string, names: readonly string[]): Promise<ReadonlySet<string>> {
  const keys = new Set(names.map((name) => aliasKey({ mountAccessor, name })))
  const ids = await Promise.all([...keys].map((key) => groups.idBy(change, 'byAlias', key)))
  return new Set(ids.filter((id) => id !== undefined))
}
