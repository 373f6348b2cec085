import type { Cipher } from '#ports/cipher.ts'
import type { SignatureAlgorithm } from '#ports/keys.ts'
import { bytesOf } from '#storage/text.ts'
import { base64urlOf } from './base64url.ts'

/** The left half of a text's digest, as `at_hash` and `c_hash` carry it (OpenID Connect Core 3.1.3.6). */
export function halfDigest(cipher: Cipher, algorithm: SignatureAlgorithm, text: string): string {
  const digest = digestOf(cipher, algorithm)(bytesOf(text))
  return base64urlOf(digest.subarray(0, digest.length / 2))
}

function digestOf({ sha256, sha384, sha512 }: Cipher, algorithm: SignatureAlgorithm): (data: Uint8Array) => Uint8Array {
  if (algorithm.endsWith('256')) return sha256
  return algorithm.endsWith('384') ? sha384 : sha512
}
