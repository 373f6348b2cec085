import { exportSPKI, generateKeyPair, SignJWT } from 'jose'

/** What logs in: tokens of several people, and the key that shows them to be right. */
export interface SignedTokens {
  readonly tokens: readonly string[]
  readonly publicKey: string
}

/** Whom the tokens are for. */
export const audience = 'bench'

const people = 64

/** Signs a token for each of some people. */
export async function signTokens(): Promise<SignedTokens> {
  const { privateKey, publicKey } = await generateKeyPair('RS256', { extractable: true })
  const sign = (_: unknown, number: number) =>
    new SignJWT({ email: `person-${number}@example.org`, groups: ['builders', 'readers'] })
      .setProtectedHeader({ alg: 'RS256' })
      .setSubject(`person-${number}`)
      .setIssuer('https://ci.example.org')
      .setAudience(audience)
      .setIssuedAt()
      .setExpirationTime('1h')
      .sign(privateKey)
  return { tokens: await Promise.all(Array.from({ length: people }, sign)), publicKey: await exportSPKI(publicKey) }
}
