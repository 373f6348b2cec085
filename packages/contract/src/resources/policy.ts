import { z } from 'zod'

const facts = {
  /** Counts its writes, from 1. */
  version: z.number().optional(),
  cas_required: z.boolean().optional(),
  allow_wildcards_in_identity_templates: z.boolean().optional(),
  allow_slashes_in_identity_templates: z.boolean().optional(),
  /** RFC 3339; absent when it does not end. */
  expiration: z.string().optional(),
  /** RFC 3339. */
  modified: z.string().optional(),
}

/** A policy (spec/core.md 7.1). Of the built-in ones that are not stored there is a name and a text only. */
export const policy = z.object({ name: z.string(), policy: z.string(), ...facts })
export type ShownPolicy = z.output<typeof policy>

/** The same on the old path. */
export const legacyPolicy = z.object({ name: z.string(), rules: z.string(), ...facts })

/** Names and what each policy says. */
export const detailedPolicies = z.object({ keys: z.array(z.string()), key_info: z.record(z.string(), policy) })

/** Something in a valid policy that its author may not have meant. */
const policyRemark = z.looseObject({ code: z.string(), path: z.string(), line: z.number(), column: z.number() })

/** What an editor shows of a text before it is saved. Lines and columns count from 1. */
export const policyCheck = z.object({
  valid: z.boolean(),
  error: z.object({ detail: z.string(), line: z.number(), column: z.number() }).nullable(),
  remarks: z.array(policyRemark),
  /** The text in its canonical form; as it was sent when it is not valid. */
  formatted: z.string(),
})
export type PolicyCheck = z.output<typeof policyCheck>
