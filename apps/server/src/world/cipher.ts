import { createCipheriv, createDecipheriv, createHmac, hash, timingSafeEqual } from 'node:crypto'
import type { Cipher } from '@postern/engine/ports/cipher.ts'
import { createChance } from './chance.ts'

const algorithm = 'aes-256-gcm'
const tagLength = 16
const chance = createChance()

/** The barrier's primitives by node:crypto. */
export const nodeCipher: Cipher = {
  aesGcmSeal({ key, nonce, plaintext, associated }) {
    const cipher = createCipheriv(algorithm, key, nonce, { authTagLength: tagLength }).setAAD(associated)
    return Buffer.concat([cipher.update(plaintext), cipher.final(), cipher.getAuthTag()])
  },
  aesGcmOpen({ key, nonce, ciphertext, associated }) {
    if (ciphertext.length < tagLength) return undefined
    const end = ciphertext.length - tagLength
    const decipher = createDecipheriv(algorithm, key, nonce, { authTagLength: tagLength }).setAAD(associated)
    decipher.setAuthTag(ciphertext.subarray(end))
    const opened = decipher.update(ciphertext.subarray(0, end))
    try {
      return Buffer.concat([opened, decipher.final()])
    } catch {
      return undefined
    }
  },
  hmacSha256: (key, data) => createHmac('sha256', key).update(data).digest(),
  sha256: (data) => hash('sha256', data, 'buffer'),
  sha384: (data) => hash('sha384', data, 'buffer'),
  sha512: (data) => hash('sha512', data, 'buffer'),
  digest: (name, data) => hash(name.replace('sha2-', 'sha'), data, 'buffer'),
  randomBytes: (count) => chance.bytes(count),
  isSame: (one, other) => one.length === other.length && timingSafeEqual(one, other),
}
