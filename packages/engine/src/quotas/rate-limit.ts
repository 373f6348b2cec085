import { z } from 'zod'
import { collection } from '#storage/collection.ts'

const rateLimit = z.object({
  name: z.string(),
  /** Where the mount begins, `auth/jwt/`; empty for the whole server. */
  route: z.string(),
  /** What follows the mount, `login`; may end in `*`. Empty for the whole mount. */
  suffix: z.string(),
  /** Whose logins only; empty for any request. */
  role: z.string(),
  /** Requests of one address within an interval. */
  rate: z.number(),
  /** Seconds. */
  interval: z.number(),
  /** Seconds for which an address that asked too often is turned away; 0 until the interval is over. */
  blockInterval: z.number(),
  inheritable: z.boolean(),
})

/** How often an address may ask (spec/core.md 15). */
export type RateLimit = Readonly<z.output<typeof rateLimit>>

/** Rate limits by name. No two are about the same requests. */
export const rateLimits = collection({
  name: 'rate-limit',
  schema: rateLimit,
  key: ({ name }) => name,
  unique: { byScope: ({ route, suffix, role }) => JSON.stringify([route, suffix, role]) },
})

/** The path as it was asked for. */
export function shownPath({ route, suffix }: Pick<RateLimit, 'route' | 'suffix'>): string {
  return route + suffix
}
