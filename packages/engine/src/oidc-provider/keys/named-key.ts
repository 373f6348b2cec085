import { keyStates, signingAlgorithms } from '@postern/contract/resources/oidc-key.ts'
import { z } from 'zod'
import type { Jwk } from '#ports/keys.ts'
import type { View } from '#ports/storage.ts'
import { collection } from '#storage/collection.ts'

const jwk = z.custom<Jwk>((value) => typeof value === 'object' && value !== null && 'kty' in value)

const keyPair = z.object({
  kid: z.string(),
  algorithm: z.enum(signingAlgorithms),
  state: z.enum(keyStates),
  publicJwk: jwk,
  /** Destroyed when the pair is rotated out. */
  privateJwk: jwk.exactOptional(),
  /** Seconds since the epoch. */
  published: z.number(),
  signsFrom: z.number().exactOptional(),
  signsUntil: z.number().exactOptional(),
  goneAt: z.number().exactOptional(),
})

/** One key pair of a ring. */
export type KeyPair = Readonly<z.output<typeof keyPair>>

const namedKey = z.object({
  name: z.string(),
  algorithm: z.enum(signingAlgorithms),
  allowed_client_ids: z.array(z.string()),
  /** Seconds. */
  rotation_period: z.number(),
  verification_ttl: z.number(),
  /** Rotated out, oldest first; then current and next. Empty until the key is first used. */
  ring: z.array(keyPair),
  /** Seconds since the epoch; 0 while the ring is empty. */
  nextRotation: z.number(),
})

/** A named key with its ring of key pairs. */
export type NamedKey = Readonly<z.output<typeof namedKey>>

/** Named keys. Private halves are nowhere but in these records, which the store seals. */
export const namedKeys = collection({ name: 'oidc-key', schema: namedKey, key: ({ name }) => name })

/** The key every namespace has: it stands in the store once somebody writes or uses it. */
export const defaultKeyName = 'default'

/** What an omitted field of a new key is. */
export const keyDefaults = {
  algorithm: 'RS256',
  allowed_client_ids: [],
  rotation_period: 86_400,
  verification_ttl: 86_400,
} as const satisfies Partial<NamedKey>

const builtInKey: NamedKey = { ...keyDefaults, name: defaultKeyName, allowed_client_ids: ['*'], ring: [], nextRotation: 0 }

/** The key with this name; `default` is there without having been written. */
export async function maybeKey(view: View, name: string): Promise<NamedKey | undefined> {
  return (await namedKeys.maybe(view, name)) ?? builtInKeyNamed(name)
}

export function builtInKeyNamed(name: string): NamedKey | undefined {
  return name === defaultKeyName ? builtInKey : undefined
}

/** Every key, the built-in one among them. */
export async function allKeys(view: View): Promise<readonly NamedKey[]> {
  const stored = await namedKeys.records(view)
  return stored.some(({ name }) => name === defaultKeyName) ? stored : [...stored, builtInKey]
}

/** Whether a key may sign for a client id, of a role or of a client. */
export function allowsClient(
  { allowed_client_ids }: { readonly allowed_client_ids: readonly string[] },
  clientId: string,
): boolean {
  return allowed_client_ids.includes('*') || allowed_client_ids.includes(clientId)
}
