import { importJWK, SignJWT } from 'jose'
import { z } from 'zod'
import type { SigningKeys } from './signing-keys.ts'

/** What a CI job asks its platform for. */
export const ciJob = z.object({
  sub: z.string(),
  aud: z.union([z.string(), z.array(z.string())]),
  claims: z.record(z.string(), z.unknown()).default({}),
  /** Seconds from now; before now for a token that is over. */
  ttl: z.number().default(300),
})
export type CiJob = z.input<typeof ciJob>

/** The token a CI platform gives a job, signed by the current key. */
export async function signCiToken(issuer: string, [key]: SigningKeys, { sub, aud, claims, ttl }: z.output<typeof ciJob>) {
  const now = Math.floor(Date.now() / 1000)
  return new SignJWT(claims)
    .setProtectedHeader({ alg: 'RS256', kid: key.kid ?? '', typ: 'JWT' })
    .setIssuer(issuer)
    .setSubject(sub)
    .setAudience(aud)
    .setIssuedAt(Math.min(now, now + ttl - 1))
    .setExpirationTime(now + ttl)
    .sign(await importJWK(key, 'RS256'))
}
