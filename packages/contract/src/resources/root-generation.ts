import { z } from 'zod'

/** How far the making of a root token is (spec/core.md 4.7). */
export const rootGeneration = z.object({
  started: z.boolean(),
  nonce: z.string(),
  /** Shares brought so far. */
  progress: z.number(),
  /** Shares needed. */
  required: z.number(),
  complete: z.boolean(),
  /** The token, masked with the one-time password; base64 without padding. */
  encoded_token: z.string(),
  encoded_root_token: z.string(),
  pgp_fingerprint: z.string(),
  /** The one-time password, when the server made it. */
  otp: z.string(),
  otp_length: z.number(),
})
