import { type Jws, type JwsProblem, parseJws } from '#crypto/parse-jws.ts'
import type { ProviderTokens } from '#ports/relying-party.ts'
import type { World } from '#world.ts'
import { parseClaims } from '../jwt/claims/parse-claims.ts'
import type { JwtConfig } from '../jwt/config/jwt-config.ts'
import { idTokenAlgorithms } from '../jwt/keys/accepted-algorithms.ts'
import { keySourceOf } from '../jwt/keys/key-source-of.ts'
import type { SignatureProblem } from '../jwt/keys/keys-problem.ts'
import type { IdTokenFacts } from './id-token-rules.ts'
import type { PendingLogin } from './pending-login.ts'
import type { Delivery } from './reasons.ts'

interface Received {
  readonly config: JwtConfig
  readonly pending: PendingLogin
  readonly tokens: Partial<ProviderTokens>
  readonly delivery: Delivery
}

/** What is known of the ID token of a sign-in. */
export async function idTokenFacts(world: World, { config, pending, tokens, delivery }: Received): Promise<IdTokenFacts> {
  const jws = tokens.idToken === undefined ? undefined : parseJws(tokens.idToken)
  return {
    config,
    pending,
    delivery,
    now: world.clock.now(),
    cipher: world.cipher,
    jws,
    read: jws === undefined || 'problem' in jws ? undefined : parseClaims(jws.payload),
    signatureProblem: await signatureProblem(world, config, jws),
    accessToken: tokens.accessToken,
  }
}

/** Nothing is fetched for a token whose algorithm is refused anyway. */
async function signatureProblem(
  world: World,
  config: JwtConfig,
  jws: Jws | JwsProblem | undefined,
): Promise<SignatureProblem | undefined> {
  if (jws === undefined || 'problem' in jws || !idTokenAlgorithms(config).includes(jws.algorithm)) return undefined
  return keySourceOf(world, config).problemWith(jws)
}
