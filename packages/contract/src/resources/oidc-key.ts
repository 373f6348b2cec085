import { z } from 'zod'

/** The algorithms a named key may sign with, in the order discovery lists them. */
export const signingAlgorithms = ['RS256', 'RS384', 'RS512', 'ES256', 'ES384', 'ES512', 'EdDSA'] as const
export type SigningAlgorithm = (typeof signingAlgorithms)[number]

/** A named key: the ring of key pairs that sign identity tokens and ID tokens. Durations in seconds. */
export const oidcKey = z.object({
  algorithm: z.enum(signingAlgorithms),
  /** Client ids of roles and of clients that may sign with it; `*` lets all. */
  allowed_client_ids: z.array(z.string()),
  rotation_period: z.number(),
  /** How long a rotated-out public key stays published. */
  verification_ttl: z.number(),
})
export type OidcKey = z.output<typeof oidcKey>

/** Where a key pair stands in its life. */
export const keyStates = ['next', 'current', 'previous'] as const

/** One key pair of a ring, its private half left out. Times in seconds since the epoch. */
export const oidcKeyPair = z.object({
  kid: z.string(),
  algorithm: z.enum(signingAlgorithms),
  state: z.enum(keyStates),
  /** When its public half appeared in the JWKS. */
  published: z.number(),
  /** When it began to sign; absent for the next key. */
  signs_from: z.number().optional(),
  /** When it stopped signing, or is due to. */
  signs_until: z.number().optional(),
  /** When its public half leaves the JWKS; absent until it is rotated out. */
  gone_at: z.number().optional(),
})
export type OidcKeyPair = z.output<typeof oidcKeyPair>

/** What leans on a key: named, with the life of the tokens it signs for them. */
const keyUser = z.object({ name: z.string(), client_id: z.string(), token_ttl: z.number(), is_allowed: z.boolean() })

/** A key through time, and what a rotation at this moment would do. */
export const oidcKeyTimeline = z.object({
  now: z.number(),
  algorithm: z.enum(signingAlgorithms),
  key_pairs: z.array(oidcKeyPair),
  next_rotation: z.number(),
  clients: z.array(keyUser),
  roles: z.array(keyUser),
  if_rotated_now: z.object({
    key_pairs: z.array(oidcKeyPair),
    /** `short_verification`: a token may outlive its public key; `next_key_is_young`: verifiers may not have it yet; `no_clients`. */
    warnings: z.array(z.object({ code: z.string(), names: z.array(z.string()), seconds: z.number().optional() })),
  }),
})
export type OidcKeyTimeline = z.output<typeof oidcKeyTimeline>
