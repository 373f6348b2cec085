import { z } from 'zod'
import type { Change, View } from '#ports/storage.ts'
import { coreKey } from '#storage/keys.ts'
import { bytesOf, textOf } from '#storage/text.ts'
import type { Term } from './keyring.ts'

const usage = z.object({ term: z.number(), encryptions: z.number() })
const usageKey = coreKey('key-usage')

/** When a new data key is put in front by itself. Zero seconds: only when the old one has sealed enough. */
export interface RotationPolicy {
  readonly isEnabled: boolean
  readonly maxOperations: number
  readonly interval: number
}

/** Random nonces of 96 bits may seal this often under one key before two of them might meet (spec/core.md 17.1). */
export const defaultRotation: RotationPolicy = { isEnabled: true, maxOperations: 3_865_470_566, interval: 0 }

/** How often a term has sealed, as far as the instances have told. */
export async function encryptionsOf(view: View, { term }: Term): Promise<number> {
  const bytes = await view.get(usageKey)
  if (bytes === undefined) return 0
  const stored = usage.parse(JSON.parse(textOf(bytes)))
  return stored.term === term ? stored.encryptions : 0
}

/** Adds what this instance has sealed with the term; gives the sum. */
export async function addEncryptions(change: Change, term: Term, count: number): Promise<number> {
  const encryptions = (await encryptionsOf(change, term)) + count
  if (count > 0) change.put(usageKey, bytesOf(JSON.stringify({ term: term.term, encryptions })))
  return encryptions
}

/** Whether a term has done its part. */
export function isWornOut(
  { installTime }: Term,
  encryptions: number,
  { policy, now }: { policy: RotationPolicy; now: number },
): boolean {
  if (!policy.isEnabled) return false
  const isOld = policy.interval > 0 && now - installTime >= policy.interval
  return isOld || encryptions >= policy.maxOperations
}
