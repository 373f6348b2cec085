import { notAsked, pass, refusal, type Rule } from '#finding.ts'
import { isRegistered } from '../clients/redirect-uri.ts'
import { servesClient } from '../providers/allowed-clients.ts'
import { openid } from '../scopes/scope.ts'
import type { AuthorizeFacts } from './authorize-facts.ts'
import { scopesAsked } from './authorize-request.ts'
import { codeChallenge, codeChallengeMethod, pkceRequired } from './pkce-rules.ts'
import type { AuthorizeReason } from './reasons.ts'
import { assignment, authAge, entity, hasEntity, maxAge, token } from './person-rules.ts'

/** A rule of an authorization request. */
export type AuthorizeRule = Rule<AuthorizeFacts, AuthorizeReason>

const clientId: AuthorizeRule = {
  name: 'client_id',
  look: ({ request: { clientId: id, state } }) => (id === '' ? refusal({ code: 'authorize_client_id_missing', state }) : pass),
}

const client: AuthorizeRule = {
  name: 'client',
  look: ({ request: { state, clientId: id }, client: found }) =>
    found === undefined ? refusal({ code: 'authorize_client_unknown', state }, { received: id }) : pass,
}

const flow: AuthorizeRule = {
  name: 'authorization_code',
  look: ({ request: { state }, client: found }) =>
    found?.authorization_code === false
      ? refusal(
          { code: 'authorize_flow_disabled', state },
          { fixes: [{ on: 'client', patch: { authorization_code: true }, advice: 'allow_flow', widensAccess: true }] },
        )
      : pass,
}

const redirectUri: AuthorizeRule = {
  name: 'redirect_uri',
  look: ({ request: { redirectUri: uri, state } }) =>
    uri === '' ? refusal({ code: 'authorize_redirect_uri_missing', state }) : pass,
}

const registeredRedirectUri: AuthorizeRule = {
  name: 'registered_redirect_uri',
  look({ request: { redirectUri: uri, state }, client: found }) {
    const registered = found?.redirect_uris ?? []
    if (isRegistered(uri, registered)) return pass
    return refusal(
      { code: 'authorize_redirect_uri_unregistered', state },
      {
        expected: registered,
        received: uri,
        fixes: [
          { on: 'client', patch: { redirect_uris: [...registered, uri] }, advice: 'register_redirect_uri', widensAccess: true },
        ],
      },
    )
  },
}

const provider: AuthorizeRule = {
  name: 'provider',
  look: ({ request: { state, provider: name }, provider: found }) =>
    found === undefined ? refusal({ code: 'authorize_provider_unknown', state }, { received: name }) : pass,
}

const servedClient: AuthorizeRule = {
  name: 'allowed_client_ids',
  look({ request: { state, clientId: id }, provider: found }) {
    if (found === undefined || servesClient(found, id)) return pass
    return refusal(
      { code: 'authorize_client_not_served', state },
      {
        expected: found.allowed_client_ids,
        received: id,
        fixes: [
          {
            on: 'provider',
            patch: { allowed_client_ids: [...found.allowed_client_ids, id] },
            advice: 'serve_client',
            widensAccess: true,
          },
        ],
      },
    )
  },
}

const request: AuthorizeRule = {
  name: 'request',
  look: ({ request: { hasRequest, state } }) => (hasRequest ? refusal({ code: 'authorize_request_unsupported', state }) : pass),
}

const requestUri: AuthorizeRule = {
  name: 'request_uri',
  look: ({ request: { hasRequestUri, state } }) =>
    hasRequestUri ? refusal({ code: 'authorize_request_uri_unsupported', state }) : pass,
}

/** Not in Vault: client or provider may want every request pushed beforehand (RFC 9126 6). */
const pushed: AuthorizeRule = {
  name: 'pushed',
  look({ request: { pushedId, state }, client: found, provider: at }) {
    const isWanted = found?.require_pushed_authorization_requests === true || at?.require_pushed_authorization_requests === true
    if (!isWanted) return notAsked
    return pushedId !== undefined ? pass : refusal({ code: 'authorize_pushing_required', state })
  },
}

const openidScope: AuthorizeRule = {
  name: 'openid',
  look: ({ request: asked }) =>
    scopesAsked(asked).includes(openid)
      ? pass
      : refusal(
          { code: 'authorize_openid_missing', state: asked.state },
          {
            expected: openid,
            received: asked.scope,
            fixes: [
              { on: 'request', patch: { scope: `${openid} ${asked.scope}`.trim() }, advice: 'ask_openid', widensAccess: false },
            ],
          },
        ),
}

const responseType: AuthorizeRule = {
  name: 'response_type',
  look: ({ request: { responseType: type, state } }) =>
    type === '' ? refusal({ code: 'authorize_response_type_missing', state }) : pass,
}

const supportedResponseType: AuthorizeRule = {
  name: 'supported_response_type',
  look: ({ request: { responseType: type, state } }) =>
    type === 'code'
      ? pass
      : refusal({ code: 'authorize_response_type_unsupported', state }, { expected: 'code', received: type }),
}

/** Everything an authorization request must fulfil, in the order of 12.2; the first refusal is the answer. */
export const authorizeRules: readonly AuthorizeRule[] = [
  clientId,
  client,
  flow,
  redirectUri,
  registeredRedirectUri,
  provider,
  servedClient,
  request,
  requestUri,
  pushed,
  openidScope,
  responseType,
  supportedResponseType,
  hasEntity,
  entity,
  assignment,
  pkceRequired,
  codeChallengeMethod,
  codeChallenge,
  maxAge,
  token,
  authAge,
]

/** Until these hold nobody may be sent anywhere (17.3, 1). */
export const localRules: readonly AuthorizeRule[] = [clientId, client, redirectUri, registeredRedirectUri, provider]

/** What the page then asks of the request itself; a refusal travels to the app (17.3, 2). */
export const requestRules: readonly AuthorizeRule[] = [
  servedClient,
  flow,
  request,
  requestUri,
  pushed,
  openidScope,
  responseType,
  supportedResponseType,
  pkceRequired,
  codeChallengeMethod,
  codeChallenge,
]

/** Whether the app may serve people here at all, however they come. */
export const servingRules: readonly AuthorizeRule[] = [client, provider, servedClient]

/** What the page asks of the person who has signed in (17.3, 5). */
export const personRules: readonly AuthorizeRule[] = [hasEntity, entity, assignment]
