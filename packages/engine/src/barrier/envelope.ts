import { z } from 'zod'
import { base64urlOf, bytesOfBase64url } from '#crypto/base64url.ts'
import type { Cipher } from '#ports/cipher.ts'
import type { View } from '#ports/storage.ts'
import { keyringKey } from '#storage/keys.ts'
import { bytesOf, textOf } from '#storage/text.ts'
import { type Keyring, openBytes, openKeyring, sealBytes, sealKeyring } from './keyring.ts'

const stored = z.object({ rootKey: z.string(), keyring: z.string() })

/** The keys as they are stored: the root key under the unseal key, the keyring under the root key. */
export type Envelope = z.output<typeof stored>

/** The envelope; undefined before the barrier is initialised. */
export async function maybeEnvelope(view: View): Promise<Envelope | undefined> {
  const bytes = await view.get(keyringKey)
  return bytes === undefined ? undefined : stored.parse(JSON.parse(textOf(bytes)))
}

export function envelopeBytes(envelope: Envelope): Uint8Array {
  return bytesOf(JSON.stringify(envelope))
}

/** The envelope with its root key under this unseal key. */
export function withRootKey(envelope: Pick<Envelope, 'keyring'>, { rootKey, unsealKey, cipher }: RootKeyParts): Envelope {
  return { keyring: envelope.keyring, rootKey: base64urlOf(sealBytes(rootKey, unsealKey, cipher)) }
}

interface RootKeyParts {
  readonly rootKey: Uint8Array
  readonly unsealKey: Uint8Array
  readonly cipher: Cipher
}

/** A keyring as the envelope holds it. */
export function writtenKeyring(keyring: Keyring, rootKey: Uint8Array, cipher: Cipher): string {
  return base64urlOf(sealKeyring(keyring, rootKey, cipher))
}

/** The root key; undefined when the unseal key is another one. */
export function rootKeyIn({ rootKey }: Envelope, unsealKey: Uint8Array, cipher: Cipher): Uint8Array | undefined {
  return openBytes(bytesOfBase64url(rootKey) ?? new Uint8Array(), unsealKey, cipher)
}

/** The keyring; undefined when the root key is another one. */
export function keyringIn({ keyring }: Envelope, rootKey: Uint8Array, cipher: Cipher): Keyring | undefined {
  return openKeyring(bytesOfBase64url(keyring) ?? new Uint8Array(), rootKey, cipher)
}
