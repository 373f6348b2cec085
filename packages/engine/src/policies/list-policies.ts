import type { View } from '#ports/storage.ts'
import type { Page } from '#storage/page.ts'
import type { World } from '#world.ts'
import { rootPolicyName } from './builtin.ts'
import { normalPolicy } from './policy-names.ts'
import { hasExpired, policies } from './policy-record.ts'
import { type ReadPolicy, readPolicy } from './read-policy.ts'

/** The names of all policies, `root` behind the others; with a prefix only those that begin with it (spec/core.md 7.1). */
export async function listPolicies(world: World, page: Omit<Page, 'reverse'> = {}): Promise<readonly string[]> {
  const { after, limit = Number.MAX_SAFE_INTEGER, prefix = '' } = page
  if (after === rootPolicyName) return []
  return world.storage.read(async (view) => {
    const gone = await expiredNames(view, world.clock.now())
    // Those that are gone are few, and asked for beside the page, so that it is full.
    const names = await policies.list(view, { ...page, prefix: normalPolicy(prefix), limit: limit + gone.size })
    const living = names.filter((name) => !gone.has(name))
    return [...living, ...(prefix === '' ? [rootPolicyName] : [])].slice(0, limit)
  })
}

/** The same with what each of them says. */
export async function listDetailedPolicies(world: World, page: Omit<Page, 'reverse'> = {}): Promise<readonly ReadPolicy[]> {
  const names = await listPolicies(world, page)
  const now = world.clock.now()
  const records = await world.storage.read((view) => policies.maybeMany(view, names))
  const living = records.flatMap((record): ReadPolicy[] => (record === undefined || hasExpired(record, now) ? [] : [record]))
  return names.includes(rootPolicyName) ? [...living, await readPolicy(world, rootPolicyName)] : living
}

async function expiredNames(view: View, now: number): Promise<ReadonlySet<string>> {
  const ending = await policies.maybeMany(view, await policies.idsBy(view, 'byFate', 'expires'))
  return new Set(ending.flatMap((record) => (record !== undefined && hasExpired(record, now) ? [record.name] : [])))
}
