import { firstRefusal, judge } from '#finding.ts'
import type { ProviderAccess, ProviderFailure, ProviderTokens } from '#ports/relying-party.ts'
import type { World } from '#world.ts'
import type { JwtConfig } from '../jwt/config/jwt-config.ts'
import type { JwtRole } from '../jwt/roles/jwt-role.ts'
import { type CallbackFacts, callbackRules, codeExchange } from './callback-rules.ts'
import type { OidcReturn } from './oidc-return.ts'
import type { PendingLogin } from './pending-login.ts'
import { type PersonBehind, personBehind } from './person-behind.ts'
import { providerAccess, requestTokens } from './provider-access.ts'

/** A browser that came back, with the sign-in it belongs to. */
export interface CameBack {
  readonly back: OidcReturn
  readonly config: JwtConfig
  readonly pending: PendingLogin
  readonly role: JwtRole
}

/** Judges it step by step: a code is only spent, and a token only looked at, while everything before it holds. */
export async function whoCameBack(world: World, came: CameBack): Promise<PersonBehind> {
  const { back, config, role, pending } = came
  const provider = await providerAccess(world, config)
  const delivered = deliveredOf(came)
  const { remoteAddress, clientNonce, error } = back
  const facts: CallbackFacts = { role, pending, remoteAddress, clientNonce, error, provider, ...delivered }
  const entry = judge(callbackRules, facts)
  if (firstRefusal(entry) || 'problem' in provider) return { judgement: entry }

  const isExchange = delivered.code !== ''
  const tokens = isExchange ? await exchanged(world, came, { provider, code: delivered.code }) : { idToken: delivered.idToken }
  const judgement = isExchange ? [...entry, ...judge([codeExchange], tokens)] : entry
  if ('failure' in tokens) return { judgement }
  const delivery = isExchange ? 'exchange' : 'form_post'
  const person = await personBehind(world, { place: back, config, role, pending, provider, tokens, delivery })
  return { ...person, judgement: [...judgement, ...person.judgement] }
}

/** The code of the query, or what was posted before when the query says that there is none in it. */
function deliveredOf({ back, pending: { delivered } }: CameBack): Pick<CallbackFacts, 'code' | 'idToken'> {
  const code = back.code === 'no_code' ? (delivered?.code ?? '') : back.code
  return { code, idToken: delivered?.idToken ?? '' }
}

/** Trades the code for tokens (RFC 6749 4.1.3, RFC 7636 4.5). */
function exchanged(
  world: World,
  { config, pending }: CameBack,
  { provider, code }: { readonly provider: ProviderAccess; readonly code: string },
): Promise<ProviderTokens | ProviderFailure> {
  return requestTokens(world, {
    config,
    access: provider,
    grantType: 'authorization_code',
    parameters: {
      code,
      redirect_uri: pending.redirectUri,
      ...(pending.verifier === '' ? {} : { code_verifier: pending.verifier }),
    },
  })
}
