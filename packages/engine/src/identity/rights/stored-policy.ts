import { type PreparedPolicy, preparePolicy } from '#policies/acl/prepare-policy.ts'
import { parsePolicy } from '#policies/parse-policy.ts'
import { maybePolicy } from '#policies/policy-record.ts'
import type { View } from '#ports/storage.ts'
import type { World } from '#world.ts'

/** A policy read within the change that hands it on, so that the text that is judged is the text that counts. */
export async function storedPolicy({ clock }: World, view: View, name: string): Promise<PreparedPolicy | undefined> {
  const record = await maybePolicy(view, name, clock.now())
  if (record === undefined) return undefined
  const { text, ...rest } = record
  const parsed = parsePolicy(text)
  return 'invalid' in parsed ? undefined : preparePolicy({ ...rest, stanzas: parsed.stanzas })
}
