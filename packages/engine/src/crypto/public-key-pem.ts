import type { Keys, PreparedKey } from '#ports/keys.ts'

/** Why a text holds no key to verify with: none at all, or something behind the one it should hold. */
export type PemProblem = 'no-key' | 'trailing-data'

const block = /-----BEGIN (PUBLIC KEY|RSA PUBLIC KEY|CERTIFICATE)-----[\s\S]*?-----END \1-----/

/** The one public key of a PEM text: a key or a certificate, never a private key (spec/jwt-oidc-auth.md 2.5). */
export function publicKeyOfPem(keys: Keys, pem: string): PreparedKey | PemProblem {
  const found = block.exec(pem)
  if (found === null) return 'no-key'
  if (pem.slice(found.index + found[0].length).trim() !== '') return 'trailing-data'
  return keys.preparePem(found[0]) ?? 'no-key'
}
