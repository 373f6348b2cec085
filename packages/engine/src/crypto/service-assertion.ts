import { importPKCS8, SignJWT } from 'jose'

/** What a service account says of itself to get an access token (RFC 7523 2.1). */
export interface Assertion {
  readonly issuer: string
  readonly subject: string
  readonly audience: string
  readonly scope: string
  /** Seconds since the epoch. */
  readonly issuedAt: number
}

const lifetime = 300

/** Signs an assertion with a service account's private key; undefined when the text is no such key. */
export async function signedAssertion(privateKeyPem: string, assertion: Assertion): Promise<string | undefined> {
  try {
    const key = await importPKCS8(privateKeyPem, 'RS256')
    return await new SignJWT(assertionClaims(assertion)).setProtectedHeader({ alg: 'RS256', typ: 'JWT' }).sign(key)
  } catch {
    return undefined
  }
}

/** The claims of an assertion, for a service that signs them itself. */
export function assertionClaims({ issuer, subject, audience, scope, issuedAt }: Assertion) {
  return { iss: issuer, sub: subject, aud: audience, scope, iat: issuedAt, exp: issuedAt + lifetime }
}
