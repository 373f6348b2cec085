import { combine, split } from 'shamir-secret-sharing'

/**
 * Splits an unseal key into shares; any `threshold` of them give it back. Each share is the evaluation bytes and one
 * x-coordinate byte (spec/core.md 17.2); a single share is the key itself.
 */
export async function splitKey(
  key: Uint8Array,
  { shares, threshold }: { readonly shares: number; readonly threshold: number },
): Promise<readonly Uint8Array[]> {
  return shares === 1 ? [key] : await split(new Uint8Array(key), shares, threshold)
}

/** The key behind enough shares; undefined when they do not belong together in form. */
export async function combineShares(shares: readonly Uint8Array[], threshold: number): Promise<Uint8Array | undefined> {
  if (threshold === 1) return shares[0]
  try {
    return await combine(shares.map((share) => new Uint8Array(share)))
  } catch {
    return undefined
  }
}
