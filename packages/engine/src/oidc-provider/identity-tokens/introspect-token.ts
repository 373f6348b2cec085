import { parseJws } from '#crypto/parse-jws.ts'
import { keySetOf, candidatesIn } from '#crypto/key-set.ts'
import { isSignedByOneOf } from '#crypto/verify-jws.ts'
import { maybeEntity } from '#identity/entity.ts'
import type { World } from '#world.ts'
import { issuerOfIdentityTokens } from './config.ts'
import { rootKeySet } from './root-key-set.ts'

/** Why an identity token is not active. */
export type InactiveReason =
  | { readonly why: 'unreadable'; readonly detail: string }
  | { readonly why: 'signature' }
  | { readonly why: 'claims'; readonly claim: 'iss' | 'aud' | 'exp' | 'nbf' | 'iat' | 'sub' }
  | { readonly why: 'entity_not_found' }
  | { readonly why: 'entity_disabled' }

const leeway = 60

/** Checks an identity token (5.4); undefined when it is active. This is not RFC 7662. */
export async function whyInactive(
  world: World,
  { token, clientId }: { readonly token: string; readonly clientId: string },
): Promise<InactiveReason | undefined> {
  const jws = parseJws(token)
  if ('problem' in jws) return { why: 'unreadable', detail: jws.problem }
  const keySet = keySetOf(world.keys, await rootKeySet(world))
  if (!(await isSignedByOneOf(world.keys, jws, candidatesIn(keySet, jws.header)))) return { why: 'signature' }

  const claims = claimsOf(jws.payload)
  const wrong = wrongClaim(claims, { issuer: await issuerOfIdentityTokens(world), clientId, now: world.clock.now() })
  if (wrong !== undefined) return { why: 'claims', claim: wrong }

  const entity = await world.storage.read((view) => maybeEntity(view, String(claims.sub)))
  if (entity === undefined) return { why: 'entity_not_found' }
  return entity.isDisabled ? { why: 'entity_disabled' } : undefined
}

type Payload = Readonly<Record<string, unknown>>

function wrongClaim(
  { iss, aud, exp, nbf, iat, sub }: Payload,
  { issuer, clientId, now }: { readonly issuer: string; readonly clientId: string; readonly now: number },
): 'iss' | 'aud' | 'exp' | 'nbf' | 'iat' | 'sub' | undefined {
  if (iss !== issuer) return 'iss'
  if (clientId !== '' && aud !== clientId && !(Array.isArray(aud) && aud.includes(clientId))) return 'aud'
  if (typeof exp !== 'number' || exp + leeway < now) return 'exp'
  if (typeof nbf === 'number' && nbf - leeway > now) return 'nbf'
  if (typeof iat === 'number' && iat - leeway > now) return 'iat'
  return typeof sub === 'string' ? undefined : 'sub'
}

function claimsOf(payload: string): Payload {
  try {
    const claims: unknown = JSON.parse(payload)
    return typeof claims === 'object' && claims !== null ? Object.fromEntries(Object.entries(claims)) : {}
  } catch {
    return {}
  }
}
