import type { World } from '#world.ts'
import { alivePairs } from './key-ring.ts'
import type { NamedKey } from './named-key.ts'

/** A public key as the JWKS shows it (4.4). */
export interface PublishedKey {
  readonly use: 'sig'
  readonly kty: string
  readonly kid: string
  readonly alg: string
  readonly [member: string]: unknown
}

/** A JWKS with what its age depends on. */
export interface KeySetFacts {
  readonly keys: readonly PublishedKey[]
  /** The document, as it is sent. */
  readonly text: string
  readonly everyKey: readonly NamedKey[]
  /** When the first of its keys is gone. */
  readonly until: number | undefined
}

/** The public halves of the rings of some keys, each once. */
function publishedKeys(keys: readonly NamedKey[], now: number): readonly PublishedKey[] {
  return keys.flatMap(({ ring }) =>
    alivePairs(ring, now).map(({ kid, algorithm, publicJwk: { kty, n, e, crv, x, y } }) => ({
      use: 'sig' as const,
      kty,
      kid,
      alg: algorithm,
      ...defined({ n, e, crv, x, y }),
    })),
  )
}

/** The JWKS of some keys at a moment. */
export function keySetFacts(used: readonly NamedKey[], everyKey: readonly NamedKey[], now: number): KeySetFacts {
  const keys = publishedKeys(used, now)
  return { keys, text: JSON.stringify({ keys }), everyKey, until: nextGone(used, now) }
}

/** The moment at which the first of these public keys is gone; undefined when none is due to go. */
function nextGone(keys: readonly NamedKey[], now: number): number | undefined {
  const moments = keys.flatMap(({ ring }) => alivePairs(ring, now).flatMap(({ goneAt }) => goneAt ?? []))
  return moments.length === 0 ? undefined : Math.min(...moments)
}

/**
 * How long a JWKS may be kept: a random number of seconds, at most the shortest verification TTL or rotation period of
 * the namespace, so that verifiers do not all come back at once. Undefined while there is no public key (5.6).
 */
export function keySetAge({ chance, clock }: World, everyKey: readonly NamedKey[]): number | undefined {
  const now = clock.now()
  if (everyKey.every(({ ring }) => alivePairs(ring, now).length === 0)) return undefined
  const most = Math.min(...everyKey.flatMap(({ verification_ttl, rotation_period }) => [verification_ttl, rotation_period]))
  const dice = chance.bytes(6).reduce((number, byte) => number * 256 + byte, 0)
  return dice % (most + 1)
}

function defined(members: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined))
}
