import type { KeyPair, NamedKey } from './named-key.ts'

/** A key pair just made, its place in a ring not yet known. */
export type FreshPair = Pick<KeyPair, 'kid' | 'algorithm' | 'publicJwk' | 'privateJwk'>

/** The ring of a key that has never signed: one pair signs, the next is already published (4.4). */
export function freshRing([current, next]: readonly [FreshPair, FreshPair], now: number): readonly KeyPair[] {
  return [
    { ...current, state: 'current', published: now, signsFrom: now },
    { ...next, state: 'next', published: now },
  ]
}

/** The next pair signs, the current one only verifies until `verificationTtl` is over, and a new next is published. */
export function rotatedRing(
  ring: readonly KeyPair[],
  { next, now, verificationTtl }: { readonly next: FreshPair; readonly now: number; readonly verificationTtl: number },
): readonly KeyPair[] {
  const turned = ring.map((pair): KeyPair => {
    if (pair.state === 'current') return rotatedOut(pair, { now, verificationTtl })
    return pair.state === 'next' ? { ...pair, state: 'current', signsFrom: now } : pair
  })
  return [...alivePairs(turned, now), { ...next, state: 'next', published: now }]
}

/**
 * The ring after a change of algorithm: the current pair verifies for a while, the next one was never used and goes at
 * once (20, 3).
 */
export function replacedRing(
  ring: readonly KeyPair[],
  {
    pairs,
    now,
    verificationTtl,
  }: { readonly pairs: readonly [FreshPair, FreshPair]; readonly now: number; readonly verificationTtl: number },
): readonly KeyPair[] {
  const kept = ring
    .filter(({ state }) => state !== 'next')
    .map((pair) => (pair.state === 'current' ? rotatedOut(pair, { now, verificationTtl }) : pair))
  return [...alivePairs(kept, now), ...freshRing(pairs, now)]
}

/** The pairs whose public halves are published at a moment. */
export function alivePairs(ring: readonly KeyPair[], now: number): readonly KeyPair[] {
  return ring.filter(({ goneAt }) => goneAt === undefined || goneAt > now)
}

/** The pair that signs. */
export function currentPair({ ring }: Pick<NamedKey, 'ring'>): KeyPair | undefined {
  return ring.find(({ state }) => state === 'current')
}

// The private half is left out, which destroys it: a pair that is rotated out never signs again.
function rotatedOut(
  { kid, algorithm, publicJwk, published, signsFrom }: KeyPair,
  { now, verificationTtl }: { readonly now: number; readonly verificationTtl: number },
): KeyPair {
  const pair = {
    kid,
    algorithm,
    publicJwk,
    published,
    state: 'previous',
    signsUntil: now,
    goneAt: now + verificationTtl,
  } as const
  return signsFrom === undefined ? pair : { ...pair, signsFrom }
}
