import { collection } from '#storage/collection.ts'
import { z } from 'zod'

/**
 * What a session is for: the console, or signing in to apps. One browser may have one of each, and neither opens what
 * the other does (spec/security.md 8.3).
 */
export const sessionKinds = ['console', 'apps'] as const
export type SessionKind = (typeof sessionKinds)[number]

const sessionRecord = z.object({
  id: z.string(),
  kind: z.enum(sessionKinds),
  /** The token, sealed for the cookie's value: the store alone cannot open it. Base64. */
  token: z.string(),
  /** The token was made for this session and ends with it. */
  ownsToken: z.boolean(),
  /** Tokens of earlier sign-ins of the same person, sealed like it; they end with it too. */
  earlier: z.array(z.string()),
  /** The records of those tokens, but for batch tokens, which have none: whoever has no cookie can still end them. */
  tokenIds: z.array(z.string()),
  entityId: z.string(),
  displayName: z.string(),
  /** The kind of login: `userpass`, `oidc`, `jwt`, `token`. */
  method: z.string(),
  /** Path of the auth mount, without `auth/` and the slash at its end. */
  mount: z.string(),
  /** Seconds since the epoch. */
  since: z.number(),
  lastUsed: z.number(),
  /** When it ends, however much it is used. */
  ends: z.number(),
})

/** Somebody's sign-in in one browser, under a keyed hash of the cookie that names it. */
export type SessionRecord = Readonly<z.output<typeof sessionRecord>>

export const sessions = collection({
  name: 'browser-session',
  schema: sessionRecord,
  key: ({ id }) => id,
  many: { byEntity: ({ entityId }) => (entityId === '' ? undefined : entityId) },
  expiresAt: endOf,
})

/** Seconds a console may be left alone; a session for apps lives as long as it lives (spec/security.md 8.5). */
const idleLimits: Readonly<Record<SessionKind, number>> = { console: 900, apps: Number.POSITIVE_INFINITY }

/** Seconds a session lives at most. */
export const longestSession = 43_200

/** Seconds a proof counts for what weighs more than the rest (spec/security.md 8.6). */
const proofLasts = 300

/** Seconds the proof a session began with still counts; 0 when it is too old. */
export function proofLeft({ since }: SessionRecord, now: number): number {
  return Math.max(0, since + proofLasts - now)
}

/** When a session ends unless it is used. */
export function endOf({ kind, lastUsed, ends }: SessionRecord): number {
  return Math.min(ends, lastUsed + idleLimits[kind])
}
