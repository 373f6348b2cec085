import type { SignatureAlgorithm } from '#ports/keys.ts'

/** Every algorithm that is ever accepted. `none` and the symmetric ones are not among them (spec/jwt-oidc-auth.md 4.2). */
export const signatureAlgorithms = [
  'RS256',
  'RS384',
  'RS512',
  'ES256',
  'ES384',
  'ES512',
  'PS256',
  'PS384',
  'PS512',
  'EdDSA',
] as const satisfies readonly SignatureAlgorithm[]

const known: ReadonlySet<string> = new Set(signatureAlgorithms)

/** Names are case-sensitive. */
export function isSignatureAlgorithm(name: string): name is SignatureAlgorithm {
  return known.has(name)
}
