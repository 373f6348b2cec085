import { pass, type Rule, refusal } from '#finding.ts'
import type { ProviderAccess, ProviderFailure, ProviderTokens } from '#ports/relying-party.ts'
import { onConfig, onRequest } from '../jwt/advice.ts'
import type { LoginReason } from '../jwt/facts.ts'
import type { KeysProblem } from '../jwt/keys/keys-problem.ts'
import type { JwtRole } from '../jwt/roles/jwt-role.ts'
import { sourceAddress } from '../jwt/rules/source-address.ts'
import type { PendingLogin } from './pending-login.ts'
import type { OidcReason } from './reasons.ts'

/** What a browser brings back, before anything in it was traded or verified. */
export interface CallbackFacts {
  readonly role: JwtRole
  readonly pending: PendingLogin
  readonly remoteAddress: string
  readonly clientNonce: string
  /** The identity provider's error code; empty without one. */
  readonly error: string
  readonly code: string
  readonly idToken: string
  readonly provider: ProviderAccess | KeysProblem
}

type CallbackRule = Rule<CallbackFacts, OidcReason | LoginReason>

const providerError: CallbackRule = {
  name: 'provider_error',
  look: ({ error }) =>
    error === ''
      ? pass
      : refusal({ code: 'oidc_provider_error', error }, { received: error, fixes: [onRequest('have_person_assigned')] }),
}

const clientNonce: CallbackRule = {
  name: 'client_nonce',
  // In direct mode the browser does not know it; the poll asks for it.
  look: ({ pending, clientNonce: received }) =>
    pending.mode === 'direct' || pending.clientNonce === '' || pending.clientNonce === received
      ? pass
      : refusal({ code: 'oidc_client_nonce' }, { fixes: [onRequest('start_again')] }),
}

const provider: CallbackRule = {
  name: 'provider',
  look: ({ provider: access }) =>
    'problem' in access
      ? refusal(
          { code: 'oidc_provider_at_login', problem: access },
          { received: access.problem, fixes: [onConfig('make_keys_reachable')] },
        )
      : pass,
}

const received: CallbackRule = {
  name: 'code',
  look: ({ code, idToken }) =>
    code === '' && idToken === '' ? refusal({ code: 'oidc_nothing_received' }, { fixes: [onRequest('start_again')] }) : pass,
}

/** What is looked at before a code is spent (spec/jwt-oidc-auth.md 7.5, rows 5 to 9a). */
export const callbackRules: readonly CallbackRule[] = [providerError, clientNonce, sourceAddress, provider, received]

/** The provider gave tokens for the code. */
export const codeExchange: Rule<Partial<ProviderTokens> | ProviderFailure, OidcReason> = {
  name: 'code_exchange',
  look: (answer) =>
    'failure' in answer
      ? refusal(
          { code: 'oidc_exchange', failure: answer },
          { received: answer.failure, fixes: [onConfig('renew_client_secret'), onRequest('start_again')] },
        )
      : pass,
}
