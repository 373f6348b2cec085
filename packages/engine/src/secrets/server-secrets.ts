import { z } from 'zod'
import { base64urlOf, bytesOfBase64url } from '#crypto/base64url.ts'
import { inMemory } from '#memory/in-memory.ts'
import type { Change } from '#ports/storage.ts'
import { coreKey } from '#storage/keys.ts'
import { bytesOf, textOf } from '#storage/text.ts'
import type { World } from '#world.ts'

/** What the server's own keys do. The purpose keeps uses apart: what one made, no other recognises. */
export interface ServerSecrets {
  /** The name under which a secret value is stored: 64 hexadecimal digits that tell nothing of it. */
  hash(purpose: string, value: string): string
  /** The same as 32 bytes. */
  digest(purpose: string, value: string): Uint8Array
  /** Hides bytes from everybody but this server; a change to them is found out. */
  seal(purpose: string, plaintext: Uint8Array): Uint8Array
  /** What was sealed for this purpose; undefined for anything else. */
  open(purpose: string, sealed: Uint8Array): Uint8Array | undefined
}

const storedSecrets = z.object({ hashKey: z.string(), sealKey: z.string() })
type StoredSecrets = z.output<typeof storedSecrets>

const recordKey = coreKey('server-secrets')
const keyLength = 32
const saltLength = 24

const held = inMemory((): { loading: Promise<ServerSecrets> | undefined } => ({ loading: undefined }))

/** The server's keys: made once for all instances, kept in the sealed store, and in memory while it is unsealed. */
export function secretsOf(world: World): Promise<ServerSecrets> {
  const holder = held(world)
  holder.loading ??= load(world, () => {
    holder.loading = undefined
  })
  return holder.loading
}

/** Takes the keys out of memory when the server is sealed. */
export function forgetSecrets(world: World): void {
  held(world).loading = undefined
}

async function load(world: World, onFailure: () => void): Promise<ServerSecrets> {
  try {
    const stored = await world.storage.write((change) => storedOrNew(world, change))
    return secretsFrom(world, stored)
  } catch (error) {
    onFailure()
    throw error
  }
}

async function storedOrNew(world: World, change: Change): Promise<StoredSecrets> {
  const bytes = await change.get(recordKey)
  if (bytes !== undefined) return storedSecrets.parse(JSON.parse(textOf(bytes)))
  const newKey = () => base64urlOf(world.chance.bytes(keyLength))
  const made = { hashKey: newKey(), sealKey: newKey() }
  change.put(recordKey, bytesOf(JSON.stringify(made)))
  return made
}

function secretsFrom({ cipher, chance }: World, stored: StoredSecrets): ServerSecrets {
  const hashKey = keyOf(stored.hashKey)
  const sealKey = keyOf(stored.sealKey)
  const digest = (purpose: string, value: string) => cipher.hmacSha256(hashKey, bytesOf(`${purpose}\n${value}`))
  // A key of its own for every seal: random nonces under one key would meet after some billions of tokens.
  const keyFor = (purpose: string, salt: Uint8Array) => cipher.hmacSha256(sealKey, joined(salt, bytesOf(purpose)))

  return {
    digest,
    hash: (purpose, value) => hexOf(digest(purpose, value)),
    seal(purpose, plaintext) {
      const salt = chance.bytes(saltLength)
      return joined(salt, cipher.aesGcmSeal({ key: keyFor(purpose, salt), nonce: onlyNonce, plaintext, associated: salt }))
    },
    open(purpose, sealed) {
      const salt = sealed.subarray(0, saltLength)
      const ciphertext = sealed.subarray(saltLength)
      return cipher.aesGcmOpen({ key: keyFor(purpose, salt), nonce: onlyNonce, ciphertext, associated: salt })
    },
  }
}

// Each key seals once, so its nonce need not differ.
const onlyNonce = new Uint8Array(12)

function keyOf(text: string): Uint8Array {
  const key = bytesOfBase64url(text)
  if (key?.length !== keyLength) throw new Error("the server's stored keys are damaged")
  return key
}

function joined(head: Uint8Array, rest: Uint8Array): Uint8Array {
  const whole = new Uint8Array(head.length + rest.length)
  whole.set(head)
  whole.set(rest, head.length)
  return whole
}

function hexOf(bytes: Uint8Array): string {
  return bytes.toHex()
}
