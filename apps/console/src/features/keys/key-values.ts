import type { OidcKey } from '@postern/contract/resources/oidc-key.ts'
import { durationText, sentDuration } from '#lib/duration-words.ts'
import { itemsOf } from '#ui/list-input.tsx'

/** A key as its form holds it. */
export interface KeyValues {
  readonly name: string
  readonly algorithm: string
  readonly rotation_period: string
  readonly verification_ttl: string
  readonly allowed_client_ids: readonly string[]
}

/** A key nobody has made yet, as the server would make it. */
export const newKey: KeyValues = {
  name: '',
  algorithm: 'RS256',
  rotation_period: '24h',
  verification_ttl: '24h',
  allowed_client_ids: ['*'],
}

export function keyValuesOf(name: string, key: OidcKey): KeyValues {
  return {
    name,
    algorithm: key.algorithm,
    rotation_period: durationText(key.rotation_period),
    verification_ttl: durationText(key.verification_ttl),
    allowed_client_ids: key.allowed_client_ids,
  }
}

export function keyCallOf({ name, algorithm, rotation_period, verification_ttl, allowed_client_ids }: KeyValues) {
  return {
    params: { name },
    input: {
      algorithm,
      rotation_period: sentDuration(rotation_period),
      verification_ttl: sentDuration(verification_ttl),
      allowed_client_ids: itemsOf(allowed_client_ids),
    },
  }
}

/** What the server would refuse, said before it is asked (spec/oidc-provider.md 4.1). */
export function keyRules({ name, rotation_period, verification_ttl }: KeyValues) {
  const period = Number(sentDuration(rotation_period))
  const ttl = Number(sentDuration(verification_ttl))
  return {
    ...(name.trim() === '' ? { name: 'Give the key a name' } : {}),
    ...(period < 60 ? { rotation_period: 'Rotate at most once a minute' } : {}),
    ...(ttl > period * 10
      ? { verification_ttl: 'At most ten rotation periods, or the key set would fill up with old keys' }
      : {}),
  }
}

/** Where the server's own words belong. */
export const keyMessages = [
  [/^rotation_period must/, 'rotation_period'],
  [/verification_ttl cannot|greater than \d+ seconds/, 'verification_ttl'],
  [/^unknown signing algorithm/, 'algorithm'],
] as const
