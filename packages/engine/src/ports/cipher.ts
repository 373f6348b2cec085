/** The primitives the barrier is built from. All of them are quick, so none is asynchronous. */
export interface Cipher {
  /** AES-256-GCM. Gives the ciphertext followed by its 16-byte tag. The key has 32 bytes, the nonce 12. */
  aesGcmSeal(sealing: Sealing): Uint8Array
  /** The plaintext; undefined when key, nonce, ciphertext and associated data do not belong together. */
  aesGcmOpen(opening: Opening): Uint8Array | undefined
  hmacSha256(key: Uint8Array, data: Uint8Array): Uint8Array
  sha256(data: Uint8Array): Uint8Array
  sha384(data: Uint8Array): Uint8Array
  sha512(data: Uint8Array): Uint8Array
  /** The hashes of which the engine itself has no use, for those who send data to be hashed. */
  digest(algorithm: DigestAlgorithm, data: Uint8Array): Uint8Array
  randomBytes(count: number): Uint8Array
  /** Whether both are the same bytes, in a time that does not tell where they differ. */
  isSame(one: Uint8Array, other: Uint8Array): boolean
}

/** SHA-2 and SHA-3 (FIPS 180-4, FIPS 202), by the number of their bits. */
export type DigestAlgorithm = `sha${2 | 3}-${224 | 256 | 384 | 512}`

/** What is sealed. The associated data is not hidden, but a change to it is found out. */
export interface Sealing {
  readonly key: Uint8Array
  readonly nonce: Uint8Array
  readonly plaintext: Uint8Array
  readonly associated: Uint8Array
}

export interface Opening {
  readonly key: Uint8Array
  readonly nonce: Uint8Array
  readonly ciphertext: Uint8Array
  readonly associated: Uint8Array
}
