import { inMemory } from '#memory/in-memory.ts'
import { remembered } from '#memory/remembered.ts'
import type { World } from '#world.ts'
import { type PreparedPolicy, preparePolicy } from './acl/prepare-policy.ts'
import { wrappingPolicy, wrappingPolicyName } from './builtin.ts'
import { parsePolicy } from './parse-policy.ts'
import { hasExpired, policies, type PolicyRecord } from './policy-record.ts'

const recordOf = remembered(policies)
const wrapping = preparePolicy(wrappingPolicy)

// A record is one object until it changes, so whatever hangs on it is made once per version of the policy.
const memoryOf = inMemory(() => new WeakMap<PolicyRecord, PreparedPolicy>())

/** Those of the named policies that exist, ready for an ACL, in the order of their names. A missing one grants nothing. */
export async function knownPolicies(world: World, names: readonly string[]): Promise<readonly PreparedPolicy[]> {
  const found = await Promise.all(names.map((name) => knownPolicy(world, name)))
  return found.filter((policy) => policy !== undefined)
}

async function knownPolicy(world: World, name: string): Promise<PreparedPolicy | undefined> {
  if (name === wrappingPolicyName) return wrapping
  const record = await recordOf(world, name)
  if (record === undefined || hasExpired(record, world.clock.now())) return undefined
  const memory = memoryOf(world)
  const prepared = memory.get(record) ?? prepare(record)
  memory.set(record, prepared)
  return prepared
}

function prepare({ text, ...record }: PolicyRecord): PreparedPolicy {
  const parsed = parsePolicy(text)
  // It was read before it was stored. Passing over it would also pass over what it denies.
  if ('invalid' in parsed) throw new Error(`the stored policy ${record.name} cannot be read: ${parsed.invalid.detail}`)
  return preparePolicy({ ...record, stanzas: parsed.stanzas })
}
