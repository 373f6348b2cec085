import { z } from 'zod'
import { newBase62 } from '#chance/base62.ts'
import type { ServerSecrets } from '#secrets/server-secrets.ts'
import { collection } from '#storage/collection.ts'
import type { World } from '#world.ts'
import { grant, type ProviderGrant } from '../authorize/authorization-code.ts'

const refreshToken = z.object({
  id: z.string(),
  /** Shared by the whole family: each token of it replaces the one before. */
  grant,
  /** Seconds since the epoch. */
  issued: z.number(),
  expires: z.number(),
  /** Replaced by the next one; whoever brings it again ends the family. */
  is_used: z.boolean(),
})

/** A refresh token as stored, under a keyed hash of its value (23). */
export type RefreshToken = Readonly<z.output<typeof refreshToken>>

export const refreshTokens = collection({
  name: 'refresh-token',
  schema: refreshToken,
  key: ({ id }) => id,
  expiresAt: ({ expires }) => expires,
})

const prefix = 'hvo_refresh_'

/** The id a refresh token is stored under; undefined when the value is none. */
export function refreshTokenId(secrets: ServerSecrets, value: string): string | undefined {
  return value.startsWith(prefix) ? secrets.hash('refresh token', value) : undefined
}

/** A refresh token to be stored, and its value, which nobody sees again. */
export function newRefreshToken(
  { chance, clock }: World,
  secrets: ServerSecrets,
  { grant: granted, ttl }: { readonly grant: ProviderGrant; readonly ttl: number },
): { readonly value: string; readonly record: RefreshToken } {
  const value = prefix + newBase62(chance, 64)
  const issued = clock.now()
  return {
    value,
    record: { id: secrets.hash('refresh token', value), grant: granted, issued, expires: issued + ttl, is_used: false },
  }
}
