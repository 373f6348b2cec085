import type { Change } from '#ports/storage.ts'
import { defaultPolicyName, defaultPolicyText } from './builtin.ts'
import { policies } from './policy-record.ts'

/** Writes `default` into a new store. Where it is there already it stays as it is, changed or not. */
export async function seedPolicies(change: Change, millis: number): Promise<void> {
  if ((await policies.maybe(change, defaultPolicyName)) !== undefined) return
  await policies.put(change, {
    name: defaultPolicyName,
    text: defaultPolicyText,
    version: 1,
    casRequired: false,
    allowsWildcards: false,
    allowsSlashes: false,
    modifiedAt: millis,
  })
}
