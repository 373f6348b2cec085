import { z } from 'zod'
import { candidatesIn, type KeySet, keySetOf } from '#crypto/key-set.ts'
import { parseJws, payloadOf } from '#crypto/parse-jws.ts'
import { isSignedByOneOf } from '#crypto/verify-jws.ts'
import { inMemory } from '#memory/in-memory.ts'
import type { Jwk } from '#ports/keys.ts'
import { secretsOf } from '#secrets/server-secrets.ts'
import { collection } from '#storage/collection.ts'
import type { World } from '#world.ts'
import type { Client } from '../clients/client.ts'
import { providerIssuer } from '../issuer.ts'
import type { Provider } from '../providers/provider.ts'

const claimsSchema = z.object({
  iss: z.string(),
  sub: z.string(),
  aud: z.union([z.string(), z.array(z.string())]),
  exp: z.number(),
  jti: z.string().min(1).max(256),
  nbf: z.number().optional(),
  iat: z.number().optional(),
})

const leeway = 60
const longestLife = 3600

/** The client that an assertion speaks for; nothing is proven by it yet. */
export function assertedClientId(assertion: string): string {
  const claims = claimsOf(payloadOf(assertion))
  return claims?.sub ?? ''
}

/** Whether a client signed this assertion for this provider, recently, and for the first time (RFC 7523 3, Core 9). */
export async function isAssertedBy(
  world: World,
  { provider, client, assertion }: { readonly provider: Provider; readonly client: Client; readonly assertion: string },
): Promise<boolean> {
  const jws = parseJws(assertion)
  if ('problem' in jws) return false
  const claims = claimsOf(jws.payload)
  if (claims === undefined || claims.iss !== client.client_id || claims.sub !== client.client_id) return false
  if (!isForUs(claims.aud, providerIssuer(world.settings, provider)) || !isTimely(claims, world.clock.now())) return false
  const keySet = await keySetOfClient(world, client)
  if (keySet === undefined || !(await isSignedByOneOf(world.keys, jws, candidatesIn(keySet, jws.header)))) return false
  return isFirstUse(world, { client, jti: claims.jti, expires: claims.exp + leeway })
}

function claimsOf(payload: string | undefined): z.output<typeof claimsSchema> | undefined {
  if (payload === undefined) return undefined
  try {
    return claimsSchema.safeParse(JSON.parse(payload)).data
  } catch {
    return undefined
  }
}

function isForUs(aud: string | readonly string[], issuer: string): boolean {
  const audiences = typeof aud === 'string' ? [aud] : aud
  return audiences.some((audience) => audience === issuer || audience === `${issuer}/token` || audience === `${issuer}/par`)
}

function isTimely({ exp, nbf, iat }: z.output<typeof claimsSchema>, now: number): boolean {
  if (exp + leeway <= now || exp > now + longestLife) return false
  return (nbf ?? 0) <= now + leeway && (iat ?? 0) <= now + leeway
}

const usedAssertions = collection({
  name: 'client-assertion',
  schema: z.object({ id: z.string(), expires: z.number() }),
  key: ({ id }) => id,
  expiresAt: ({ expires }) => expires,
})

/** An assertion counts once: its id is remembered until it would expire anyway. */
async function isFirstUse(
  world: World,
  { client, jti, expires }: { readonly client: Client; readonly jti: string; readonly expires: number },
): Promise<boolean> {
  const id = (await secretsOf(world)).hash('client assertion', `${client.client_id}\n${jti}`)
  return world.storage.write(async (change) => {
    const used = await usedAssertions.maybe(change, id)
    if (used !== undefined && used.expires > world.clock.now()) return false
    await usedAssertions.put(change, { id, expires })
    return true
  })
}

interface FetchedKeys {
  readonly keySet: KeySet
  readonly until: number
}

const jwksSchema = z.object({
  keys: z.array(z.custom<Jwk>((key) => typeof key === 'object' && key !== null && 'kty' in key)).max(100),
})
const fetched = inMemory(() => new Map<string, FetchedKeys>())
const keptFor = 300

async function keySetOfClient(world: World, { jwks, jwks_uri }: Client): Promise<KeySet | undefined> {
  if (jwks !== undefined) return keySetFrom(world, jwks)
  if (jwks_uri === undefined) return undefined
  const known = fetched(world).get(jwks_uri)
  if (known !== undefined && known.until > world.clock.now()) return known.keySet

  const answer = await world.outside.send({ url: jwks_uri })
  if ('failure' in answer || answer.status !== 200) return undefined
  const keySet = keySetFrom(world, parsed(answer.body))
  if (keySet !== undefined) fetched(world).set(jwks_uri, { keySet, until: world.clock.now() + keptFor })
  return keySet
}

function keySetFrom({ keys }: World, document: unknown): KeySet | undefined {
  const { data } = jwksSchema.safeParse(document)
  return data && keySetOf(keys, data.keys)
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
