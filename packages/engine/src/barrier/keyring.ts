import { z } from 'zod'
import { base64urlOf, bytesOfBase64url } from '#crypto/base64url.ts'
import type { Cipher } from '#ports/cipher.ts'
import { bytesOf, textOf } from '#storage/text.ts'

/** One data key. Times in seconds since the epoch. */
export interface Term {
  readonly term: number
  readonly key: Uint8Array
  readonly installTime: number
}

/** The data keys, oldest first. The last one seals; all of them open (spec/core.md 17.1). */
export type Keyring = readonly [Term, ...Term[]]

const keyLength = 32
const nonceLength = 12
const associated = bytesOf('core/keyring')

const writtenTerms = z.array(z.object({ term: z.number(), key: z.string(), installTime: z.number() })).min(1)

/** A keyring with its first key. */
export function newKeyring(cipher: Cipher, now: number): Keyring {
  return [{ term: 1, key: cipher.randomBytes(keyLength), installTime: now }]
}

/** The key that seals. */
export function activeTerm(keyring: Keyring): Term {
  return keyring[keyring.length - 1] ?? keyring[0]
}

/** A keyring with one more key. The old ones stay, for what they sealed. */
export function rotatedKeyring(keyring: Keyring, cipher: Cipher, now: number): Keyring {
  return [...keyring, { term: activeTerm(keyring).term + 1, key: cipher.randomBytes(keyLength), installTime: now }]
}

/** The keyring under the root key. */
export function sealKeyring(keyring: Keyring, rootKey: Uint8Array, cipher: Cipher): Uint8Array {
  const written = keyring.map(({ term, key, installTime }) => ({ term, key: base64urlOf(key), installTime }))
  return sealBytes(bytesOf(JSON.stringify(written)), rootKey, cipher)
}

/** The keyring again; undefined when the root key is another one, or the record was changed. */
export function openKeyring(sealed: Uint8Array, rootKey: Uint8Array, cipher: Cipher): Keyring | undefined {
  const opened = openBytes(sealed, rootKey, cipher)
  if (opened === undefined) return undefined
  const [first, ...others] = writtenTerms.parse(JSON.parse(textOf(opened))).map((written) => ({
    term: written.term,
    key: bytesOfBase64url(written.key) ?? new Uint8Array(),
    installTime: written.installTime,
  }))
  return first === undefined ? undefined : [first, ...others]
}

/** Bytes under a key of 32 bytes: nonce, then ciphertext with its tag. */
export function sealBytes(plaintext: Uint8Array, key: Uint8Array, cipher: Cipher): Uint8Array {
  const nonce = cipher.randomBytes(nonceLength)
  const ciphertext = cipher.aesGcmSeal({ key, nonce, plaintext, associated })
  const sealed = new Uint8Array(nonce.length + ciphertext.length)
  sealed.set(nonce)
  sealed.set(ciphertext, nonce.length)
  return sealed
}

/** What {@link sealBytes} sealed; undefined under another key. */
export function openBytes(sealed: Uint8Array, key: Uint8Array, cipher: Cipher): Uint8Array | undefined {
  return cipher.aesGcmOpen({ key, nonce: sealed.subarray(0, nonceLength), ciphertext: sealed.subarray(nonceLength), associated })
}
