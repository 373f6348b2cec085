import { z } from 'zod'
import type { View } from '#ports/storage.ts'
import { Refusal } from '#refusal.ts'
import { collection } from '#storage/collection.ts'

const policyRecord = z.object({
  name: z.string(),
  text: z.string(),
  /** How often it was written; begins at 1. */
  version: z.number(),
  casRequired: z.boolean(),
  allowsWildcards: z.boolean(),
  allowsSlashes: z.boolean(),
  /** Seconds since the epoch. */
  expiration: z.number().optional(),
  /** Milliseconds since the epoch. */
  modifiedAt: z.number(),
})

/** A policy as it is stored: its text is what counts, and is read anew by every process. */
export type PolicyRecord = Readonly<z.output<typeof policyRecord>>

/** Policies by name; those that will expire can be listed. */
export const policies = collection({
  name: 'policy',
  schema: policyRecord,
  key: ({ name }) => name,
  many: { byFate: ({ expiration }) => (expiration === undefined ? [] : ['expires']) },
  expiresAt: ({ expiration }) => expiration,
  missing: (policy) => new Refusal({ code: 'policy_not_found', policy }),
})

/** Whether the policy is no more (spec/core.md 7.1), though its record may still be there. */
export function hasExpired({ expiration }: PolicyRecord, now: number): boolean {
  return expiration !== undefined && expiration <= now
}

/** The policy with this normal name, unless it has expired. */
export async function maybePolicy(view: View, name: string, now: number): Promise<PolicyRecord | undefined> {
  const record = await policies.maybe(view, name)
  return record === undefined || hasExpired(record, now) ? undefined : record
}
