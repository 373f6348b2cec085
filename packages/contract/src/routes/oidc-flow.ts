import { z } from 'zod'
import { integer } from '../fields/number.ts'
import { secretText, text } from '../fields/text.ts'
import { authorizeExplanation } from '../resources/oidc-explanation.ts'
import {
  authorizationCode,
  deviceAuthorization,
  pushedRequest,
  tokenAnswer,
  tokenState,
  userinfo,
} from '../resources/oidc-flow.ts'
import { oidcDiscovery, oidcKeySet } from '../resources/oidc-provider.ts'
import { defineRoutes } from './define-routes.ts'

const authorizeInput = z.object({
  client_id: text,
  redirect_uri: text,
  scope: text.describe('Space separated; must include openid.'),
  response_type: text.describe('code'),
  state: text,
  nonce: text,
  max_age: integer.describe('Seconds since the person last proved who they are.'),
  code_challenge: text,
  code_challenge_method: text.describe('plain or S256'),
  request: text.describe('Not supported.'),
  request_uri: text.describe('The reference of a pushed request; any other is refused.'),
})

const clientCredentials = {
  client_id: text,
  client_secret: secretText,
  client_assertion: secretText,
  client_assertion_type: text,
}

const tokenInput = z.object({
  ...clientCredentials,
  grant_type: text,
  code: secretText,
  redirect_uri: text,
  code_verifier: secretText,
  refresh_token: secretText,
  device_code: secretText,
  scope: text,
})

const oneToken = z.object({ ...clientCredentials, token: secretText, token_type_hint: text })

/** What an app and its people go through: discovery, authorize, token, userinfo (spec/oidc-provider.md 11 to 16, 23). */
export const oidcFlowRoutes = defineRoutes(
  { at: 'identity' },
  {
    explainAuthorization: {
      operation: 'write',
      path: 'oidc/provider/:name/explain',
      summary: 'Judge an authorization request for a person, every rule of it, and issue nothing',
      input: z.object({
        ...authorizeInput.shape,
        prompt: text,
        entity_id: text.describe('The person; the caller unless said.'),
      }),
      data: authorizeExplanation,
      isExtension: true,
    },
    readProviderDiscovery: {
      operation: 'read',
      path: 'oidc/provider/:name/.well-known/openid-configuration',
      summary: 'The metadata of a provider',
      isOpen: true,
      replies: 'raw',
      data: oidcDiscovery,
    },
    readProviderKeys: {
      operation: 'read',
      path: 'oidc/provider/:name/.well-known/keys',
      summary: 'The public keys of a provider',
      isOpen: true,
      replies: 'raw',
      data: oidcKeySet,
    },
    authorizeByQuery: {
      operation: 'read',
      path: 'oidc/provider/:name/authorize',
      summary: 'Ask for an authorization code for the caller',
      input: authorizeInput,
      replies: 'raw',
      data: authorizationCode,
    },
    authorize: {
      operation: 'write',
      path: 'oidc/provider/:name/authorize',
      summary: 'Ask for an authorization code for the caller',
      input: authorizeInput,
      replies: 'raw',
      data: authorizationCode,
    },
    exchangeToken: {
      operation: 'write',
      path: 'oidc/provider/:name/token',
      summary: 'Exchange a grant for tokens',
      isOpen: true,
      input: tokenInput,
      replies: 'raw',
      data: tokenAnswer,
    },
    readUserinfo: {
      operation: 'read',
      path: 'oidc/provider/:name/userinfo',
      summary: 'The claims of the person behind an access token',
      isOpen: true,
      judgesToken: true,
      replies: 'raw',
      data: userinfo,
    },
    postUserinfo: {
      operation: 'write',
      path: 'oidc/provider/:name/userinfo',
      summary: 'The claims of the person behind an access token',
      isOpen: true,
      judgesToken: true,
      replies: 'raw',
      data: userinfo,
    },
    revokeProviderToken: {
      operation: 'write',
      path: 'oidc/provider/:name/revoke',
      summary: 'End a refresh token or an access token (RFC 7009)',
      isOpen: true,
      input: oneToken,
      replies: 'raw',
      isExtension: true,
    },
    introspectProviderToken: {
      operation: 'write',
      path: 'oidc/provider/:name/introspect',
      summary: 'Check a token of this provider (RFC 7662)',
      isOpen: true,
      input: oneToken,
      replies: 'raw',
      data: tokenState,
      isExtension: true,
    },
    pushAuthorization: {
      operation: 'write',
      path: 'oidc/provider/:name/par',
      summary: 'Leave an authorization request for later (RFC 9126)',
      isOpen: true,
      input: z.object({
        ...authorizeInput.shape,
        ...clientCredentials,
        max_age: text.describe('Seconds since the person last proved who they are.'),
        prompt: text,
        display: text,
        login_hint: text,
        ui_locales: text,
        id_token_hint: text,
        acr_values: text,
        claims: text,
        claims_locales: text,
        response_mode: text,
      }),
      replies: 'raw',
      data: pushedRequest,
      isExtension: true,
    },
    authorizeDevice: {
      operation: 'write',
      path: 'oidc/provider/:name/device',
      summary: 'Begin a sign-in on a device without a browser (RFC 8628)',
      isOpen: true,
      input: z.object({ ...clientCredentials, scope: text }),
      replies: 'raw',
      data: deviceAuthorization,
      isExtension: true,
    },
  },
)
