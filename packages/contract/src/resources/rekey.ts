import { z } from 'zod'

/** How far the change of key shares is (spec/core.md 4.8). */
export const rekeyStatus = z.object({
  nonce: z.string(),
  started: z.boolean(),
  /** New shares needed to unseal. */
  t: z.number(),
  /** New shares. */
  n: z.number(),
  progress: z.number(),
  /** Old shares needed. */
  required: z.number(),
  pgp_fingerprints: z.array(z.string()).nullable(),
  backup: z.boolean(),
  verification_required: z.boolean(),
  verification_nonce: z.string().optional(),
})

/** The status, or with the last share the new shares, shown once. */
export const rekeyProgress = rekeyStatus.partial().extend({
  complete: z.boolean().optional(),
  keys: z.array(z.string()).optional(),
  keys_base64: z.array(z.string()).optional(),
})

/** How far the proof is that the new shares have arrived. */
export const rekeyVerification = z.object({
  nonce: z.string(),
  started: z.boolean(),
  t: z.number(),
  n: z.number(),
  progress: z.number(),
  complete: z.boolean().optional(),
})
