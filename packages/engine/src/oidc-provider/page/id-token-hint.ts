import { z } from 'zod'
import { candidatesIn, keySetOf } from '#crypto/key-set.ts'
import { parseJws } from '#crypto/parse-jws.ts'
import { isSignedByOneOf } from '#crypto/verify-jws.ts'
import type { World } from '#world.ts'
import { providerIssuer } from '../issuer.ts'
import type { Provider } from '../providers/provider.ts'
import { providerKeySet } from '../providers/provider-key-set.ts'

const hintClaims = z.object({ iss: z.string(), sub: z.string(), aud: z.string(), sid: z.string().optional() })

/** What an ID token of ours says, expired or not. */
export type IdTokenHint = Readonly<z.output<typeof hintClaims>>

/** Reads an `id_token_hint`; undefined when this provider did not sign it. It may be expired: it only hints. */
export async function readIdTokenHint(world: World, provider: Provider, token: string): Promise<IdTokenHint | undefined> {
  const jws = parseJws(token)
  if ('problem' in jws) return undefined
  const { keys } = await providerKeySet(world, provider.name)
  if (!(await isSignedByOneOf(world.keys, jws, candidatesIn(keySetOf(world.keys, keys), jws.header)))) return undefined
  const claims = hintClaims.safeParse(JSON.parse(jws.payload)).data
  return claims?.iss === providerIssuer(world.settings, provider) ? claims : undefined
}
