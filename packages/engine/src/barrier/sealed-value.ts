import type { Cipher } from '#ports/cipher.ts'
import { bytesOf } from '#storage/text.ts'
import { activeTerm, type Keyring } from './keyring.ts'

const version = 2
const nonceStart = 5
const ciphertextStart = nonceStart + 12

/** A stored value that is not what was put there. An accident or an attack, so never a refusal. */
export class TamperedValue extends Error {
  override readonly name = 'TamperedValue'

  constructor() {
    super('a stored value could not be opened: it was changed, cut short, or moved from another key')
  }
}

/** What values are sealed with. */
export interface SealingParts {
  readonly keyring: Keyring
  readonly cipher: Cipher
}

/**
 * A value as it is stored: term (4 bytes, big-endian), version, nonce, ciphertext with tag; the storage key is the
 * associated data, so values cannot change places (spec/core.md 17.1).
 */
export function sealValue(key: string, plaintext: Uint8Array, { keyring, cipher }: SealingParts): Uint8Array {
  const { term, key: dataKey } = activeTerm(keyring)
  const nonce = cipher.randomBytes(ciphertextStart - nonceStart)
  const ciphertext = cipher.aesGcmSeal({ key: dataKey, nonce, plaintext, associated: bytesOf(key) })
  const sealed = new Uint8Array(ciphertextStart + ciphertext.length)
  new DataView(sealed.buffer).setUint32(0, term)
  sealed[4] = version
  sealed.set(nonce, nonceStart)
  sealed.set(ciphertext, ciphertextStart)
  return sealed
}

/** Whether the keyring has the key that sealed the value. */
export function isTermKnown(sealed: Uint8Array, keyring: Keyring): boolean {
  return keyOf(sealed, keyring) !== undefined
}

function keyOf(sealed: Uint8Array, keyring: Keyring): Uint8Array | undefined {
  if (sealed.length < nonceStart) return undefined
  const term = new DataView(sealed.buffer, sealed.byteOffset, nonceStart).getUint32(0)
  return keyring.findLast((candidate) => candidate.term === term)?.key
}

/** The value again. Throws {@link TamperedValue} for anything that was not sealed for this key. */
export function openValue(key: string, sealed: Uint8Array, { keyring, cipher }: SealingParts): Uint8Array {
  if (sealed.length < ciphertextStart || sealed[4] !== version) throw new TamperedValue()
  const dataKey = keyOf(sealed, keyring)
  const opened =
    dataKey === undefined
      ? undefined
      : cipher.aesGcmOpen({
          key: dataKey,
          nonce: sealed.subarray(nonceStart, ciphertextStart),
          ciphertext: sealed.subarray(ciphertextStart),
          associated: bytesOf(key),
        })
  if (opened === undefined) throw new TamperedValue()
  return opened
}
