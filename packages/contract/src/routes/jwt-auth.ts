import { z } from 'zod'
import { anything } from '../fields/anything.ts'
import { flag } from '../fields/boolean.ts'
import { duration, signedDuration } from '../fields/duration.ts'
import { commaList } from '../fields/list.ts'
import { map, pairs } from '../fields/map.ts'
import { integer } from '../fields/number.ts'
import { detailedPageFields, pageFields } from '../fields/page-fields.ts'
import { lowerText, secretText, text } from '../fields/text.ts'
import { deprecatedTokenFields, tokenFields } from '../fields/token-fields.ts'
import { celRole } from '../resources/cel-role.ts'
import { jwtConfig } from '../resources/jwt-config.ts'
import { jwtLoginDebug } from '../resources/jwt-login-debug.ts'
import { jwtMountHealth } from '../resources/jwt-mount-health.ts'
import { jwtRole } from '../resources/jwt-role.ts'
import { keyList } from '../resources/key-list.ts'
import { loginAttempts } from '../resources/login-attempt.ts'
import { namedList } from '../resources/named-list.ts'
import { oidcDebug, oidcStart } from '../resources/oidc-login.ts'
import { roleCases } from '../resources/role-case.ts'
import { defineRoutes } from './define-routes.ts'

const page = z.object(pageFields)

const configInput = z.object({
  oidc_discovery_url: text.describe('The issuer, exactly as its tokens spell it, without the well-known suffix.'),
  oidc_discovery_ca_pem: text.describe('Certificates that replace the system trust store for the identity provider.'),
  oidc_client_id: text.describe('The client this mount is at the identity provider; empty without sign-in through a browser.'),
  oidc_client_secret: secretText.describe('The secret of that client. A write without it erases it.'),
  oidc_response_mode: text.describe('query or form_post; empty for query.'),
  oidc_response_types: commaList.describe('code, id_token; empty for code.'),
  jwks_url: text.describe('Where the public keys are published, when there is no discovery.'),
  jwks_ca_pem: text.describe('Certificates that replace the system trust store for jwks_url.'),
  jwks_pairs: anything.describe('Several key sets: a list of {"jwks_url", "jwks_ca_pem"}.'),
  jwt_validation_pubkeys: commaList.describe('Public keys or certificates in PEM, to verify without a network.'),
  jwt_supported_algs: commaList.describe(
    'Signature algorithms to accept; empty for all, and for RS256 alone in a browser sign-in.',
  ),
  bound_issuer: text.describe('What iss must be, exactly, in a JWT login.'),
  default_role: lowerText.describe('The role of a login that names none.'),
  provider_config: map.describe('Settings for the handler of a particular identity provider.'),
  namespace_in_state: flag.describe('Carry the namespace inside the state of a browser sign-in.'),
  override_allowed_server_names: commaList.describe("Names the identity provider's certificate may carry instead of its host."),
  skip_jwks_validation: flag.describe('Store the configuration although the identity provider cannot be reached.'),
})

const roleInput = z.object({
  role_type: text.describe('oidc or jwt. Say it with every write: it goes back to oidc when left out.'),
  user_claim: text.describe('The claim that names who logs in. Choose one that is unique and never given to another.'),
  user_claim_json_pointer: flag.describe('Read user_claim as a JSON pointer.'),
  bound_audiences: commaList.describe('One of these must be among the audiences of the token.'),
  bound_subject: text.describe('What sub must be, exactly.'),
  bound_claims: map.describe('Claims by name or JSON pointer, each with the value or values it may have.'),
  bound_claims_type: text.describe('string, or glob for * as a wildcard. Goes back to string when left out.'),
  claim_mappings: pairs.describe('Claims by name or JSON pointer, each with the metadata key it is copied to.'),
  groups_claim: text.describe('The claim that lists groups. Every token must have it then.'),
  expiration_leeway: signedDuration.describe('How long a token without exp is good; 0 for 150 s, negative for none.'),
  not_before_leeway: signedDuration.describe('How far before exp a token with exp alone begins; 0 for 150 s, negative for none.'),
  clock_skew_leeway: signedDuration.describe('How far clocks may differ; 0 for 60 s, negative for none.'),
  allowed_redirect_uris: commaList.describe(
    'Where a browser sign-in may return to. Compared exactly; loopback ports may differ.',
  ),
  oidc_scopes: commaList.describe('What to ask for beside openid.'),
  max_age: duration.describe('How long ago the person may have proved who they are.'),
  verbose_oidc_logging: flag.describe('Log claims at debug level. Not for production.'),
  callback_mode: text.describe('client, direct or device. Goes back to client when left out.'),
  poll_interval: integer.describe('Seconds between polls in direct and device mode.'),
  oauth2_metadata: commaList.describe(
    'Tokens of the identity provider to keep as metadata: access_token, id_token, refresh_token.',
  ),
  oidc_disable_confirmation: flag.describe('Skip the confirmation page of direct mode. Goes back to false when left out.'),
  token_policies_template_claims: flag.describe('The policies are templates over the claims.'),
  ...tokenFields,
  ...deprecatedTokenFields,
  check: flag.describe('Refuse the write when a saved case of the role would no longer come out as expected.'),
})

const celRoleInput = z.object({
  cel_program: anything.describe('{"variables": [{"name", "expression"}], "expression"}'),
  bound_audiences: commaList.describe('One of these must be among the audiences of the token.'),
  expiration_leeway: signedDuration.describe('How long a token without exp is good.'),
  not_before_leeway: signedDuration.describe('How far before exp a token with exp alone begins.'),
  clock_skew_leeway: signedDuration.describe('How far clocks may differ.'),
  message: text.describe('Not used.'),
})

const loginInput = z.object({
  role: lowerText.describe('The role to log in with; the default role of the mount when left out.'),
  jwt: secretText.describe('The token, as JWS compact serialisation.'),
  distributed_claim_access_token: secretText.describe('An access token to fetch groups with that did not fit into the token.'),
})

const stateInput = { state: secretText.describe('From the address the browser came back to.') }

/** The method of types jwt and oidc: one method by two names (spec/jwt-oidc-auth.md). */
export const jwtAuthRoutes = defineRoutes(
  { at: 'auth/:mount', types: ['jwt', 'oidc'] },
  {
    readJwtConfig: { operation: 'read', path: 'config', summary: 'Read whom the mount trusts', data: jwtConfig },
    writeJwtConfig: { operation: 'write', path: 'config', summary: 'Replace whom the mount trusts', input: configInput },

    listJwtRoles: {
      operation: 'list',
      path: 'role',
      summary: 'List roles',
      input: z.object(detailedPageFields),
      data: namedList(jwtRole),
    },
    readJwtRole: { operation: 'read', path: 'role/:name', summary: 'Read a role', data: jwtRole },
    writeJwtRole: {
      operation: 'write',
      path: 'role/:name',
      summary: 'Create or update a role',
      distinguishesCreate: true,
      input: roleInput,
    },
    deleteJwtRole: { operation: 'delete', path: 'role/:name', summary: 'Delete a role' },

    loginWithJwt: {
      operation: 'write',
      path: 'login',
      summary: 'Log in with a signed token',
      isOpen: true,
      input: loginInput,
      replies: 'auth',
    },

    startOidcLogin: {
      operation: 'write',
      path: 'oidc/auth_url',
      summary: 'Begin a sign-in at the identity provider',
      isOpen: true,
      input: z.object({
        role: lowerText.describe('The role to log in with; the default role of the mount when left out.'),
        redirect_uri: text.describe('Where the identity provider sends the browser back to.'),
        client_nonce: secretText.describe('A secret of the client, which it must show again to finish.'),
      }),
      data: oidcStart,
    },
    deliverOidcCallback: {
      operation: 'write',
      path: 'oidc/callback',
      summary: 'Take what the identity provider posts',
      isOpen: true,
      input: z.object({ ...stateInput, code: secretText, id_token: secretText }),
      replies: 'raw',
    },
    finishOidcLogin: {
      operation: 'read',
      path: 'oidc/callback',
      summary: 'Finish a sign-in with what the identity provider sent back',
      isOpen: true,
      input: z.object({
        ...stateInput,
        code: secretText,
        id_token: secretText.describe('Not looked at here.'),
        client_nonce: secretText,
        error: text,
        error_description: text,
        error_uri: text,
        confirmation: text.describe('Set by the confirmation page of direct mode.'),
      }),
      replies: 'auth',
      mayAnswerPage: true,
    },
    pollOidcLogin: {
      operation: 'write',
      path: 'oidc/poll',
      summary: 'Ask whether a sign-in in direct or device mode is finished',
      isOpen: true,
      input: z.object({ ...stateInput, client_nonce: secretText }),
      replies: 'auth',
    },

    listCelRoles: { operation: 'list', path: 'cel/role', summary: 'List CEL roles', input: page, data: keyList },
    readCelRole: { operation: 'read', path: 'cel/role/:name', summary: 'Read a CEL role', data: celRole },
    writeCelRole: {
      operation: 'write',
      path: 'cel/role/:name',
      summary: 'Create or replace a CEL role',
      input: celRoleInput,
      data: celRole,
    },
    patchCelRole: {
      operation: 'patch',
      path: 'cel/role/:name',
      summary: 'Change members of a CEL role',
      input: celRoleInput,
      data: celRole,
    },
    deleteCelRole: { operation: 'delete', path: 'cel/role/:name', summary: 'Delete a CEL role' },
    loginWithCel: {
      operation: 'write',
      path: 'cel/login',
      summary: 'Log in with a signed token and a CEL role',
      isOpen: true,
      input: loginInput,
      replies: 'auth',
    },

    debugJwtLogin: {
      operation: 'write',
      path: 'debug/login',
      summary: 'Show what every rule says of a token; without a role, what every role says',
      input: z.object({
        ...loginInput.shape,
        remote_address: text.describe("The address to judge as the client's; the caller's when left out."),
        try_role: map.describe('Changes to the role to try without saving them, as a merge patch.'),
      }),
      data: jwtLoginDebug,
      isExtension: true,
    },
    debugOidcLogin: {
      operation: 'write',
      path: 'debug/oidc',
      summary: 'Show why a browser sign-in would or would not begin',
      input: z.object({ role: lowerText, redirect_uri: text }),
      data: oidcDebug,
      isExtension: true,
    },
    readJwtMountHealth: {
      operation: 'read',
      path: 'health',
      summary: 'Look at the identity provider from here',
      data: jwtMountHealth,
      isExtension: true,
    },
    readJwtAttempts: {
      operation: 'read',
      path: 'attempts',
      summary: 'Show the logins of the last 15 minutes and why they were refused',
      input: z.object({ role: lowerText, limit: integer.describe('At most so many.') }),
      data: loginAttempts,
      isExtension: true,
    },
    readJwtRoleCases: {
      operation: 'read',
      path: 'role/:name/cases',
      summary: 'Read the saved cases of a role, checked against it if asked',
      input: z.object({ check: flag.describe('Judge each case now.') }),
      data: roleCases,
      isExtension: true,
    },
    writeJwtRoleCases: {
      operation: 'write',
      path: 'role/:name/cases',
      summary: 'Replace the saved cases of a role',
      input: z.object({ cases: anything.describe('A list of {"name", "expects", "claims", "at"}.') }),
      isExtension: true,
    },
  },
)
