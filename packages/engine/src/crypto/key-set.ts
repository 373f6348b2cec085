import type { Jwk, Keys, PreparedKey } from '#ports/keys.ts'

/** Public keys ready to verify with, found by their id. */
export interface KeySet {
  readonly byId: ReadonlyMap<string, readonly UsableKey[]>
  readonly all: readonly UsableKey[]
}

/** A key of a set. Without `alg` it serves every algorithm its type fits. */
export interface UsableKey {
  readonly kid?: string
  readonly alg?: string
  readonly key: PreparedKey
}

// 8192 bits. A larger modulus only serves to keep a verifier busy.
const longestModulus = 1366

/** Prepares each key once. A key that is malformed, or not for signatures, is left out; it does not fail the set. */
export function keySetOf(keys: Keys, jwks: readonly Jwk[]): KeySet {
  const all = jwks.filter(isForVerifying).flatMap((jwk) => usableKeyOf(keys, jwk))
  return { all, byId: Map.groupBy(all.filter(hasId), ({ kid }) => kid) }
}

/** The keys that may have made a signature: those of its key id; every one when it names none. */
export function candidatesIn(set: KeySet, { kid, alg }: { readonly kid?: string; readonly alg: string }): readonly PreparedKey[] {
  const keys = kid === undefined ? set.all : (set.byId.get(kid) ?? [])
  return keys.filter((key) => key.alg === undefined || key.alg === alg).map(({ key }) => key)
}

/** Whether a JWK may verify signatures at all: its `use`, `key_ops` and type say so (RFC 7517 4.2, 4.3). */
export function isForVerifying({ kty, use, key_ops, n }: Jwk): boolean {
  if (kty === 'oct' || (use !== undefined && use !== 'sig')) return false
  if (Array.isArray(key_ops) && !key_ops.includes('verify')) return false
  return typeof n !== 'string' || n.length <= longestModulus
}

function usableKeyOf(keys: Keys, { kid, alg, ...jwk }: Jwk): readonly UsableKey[] {
  const key = keys.prepare(jwk)
  if (key === undefined) return []
  return [{ key, ...(typeof kid === 'string' ? { kid } : {}), ...(typeof alg === 'string' ? { alg } : {}) }]
}

function hasId(key: UsableKey): key is UsableKey & { readonly kid: string } {
  return key.kid !== undefined
}
