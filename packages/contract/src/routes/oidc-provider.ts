import { z } from 'zod'
import { anything } from '../fields/anything.ts'
import { flag } from '../fields/boolean.ts'
import { duration } from '../fields/duration.ts'
import { commaList } from '../fields/list.ts'
import { map, pairs } from '../fields/map.ts'
import { integer } from '../fields/number.ts'
import { detailedPageFields, pageFields } from '../fields/page-fields.ts'
import { secretText, text } from '../fields/text.ts'
import { namedList } from '../resources/named-list.ts'
import { clientAccess, consentList, entityAccess } from '../resources/oidc-access.ts'
import { oidcAssignment } from '../resources/oidc-assignment.ts'
import { clientCheckup, listedOidcClient, oidcClient, rotatedClientSecret } from '../resources/oidc-client.ts'
import { oidcGraph } from '../resources/oidc-graph.ts'
import { clientPreview, scopePreview } from '../resources/oidc-preview.ts'
import { oidcProvider } from '../resources/oidc-provider.ts'
import { oidcScope, scopePresetList } from '../resources/oidc-scope.ts'
import { defineRoutes } from './define-routes.ts'

const page = z.object(pageFields)
const detailedPage = z.object(detailedPageFields)

const scopeFields = {
  template: text.describe('The claims as a JSON object with {{directives}}, plain or base64.'),
  omit_empty: flag.describe('Leave claims out whose value is empty text, null or {}.'),
  claim_types: pairs.describe('Claims that are not text, by name: boolean, number or json.'),
}

const clientInput = z.object({
  key: text.describe('The named key that signs its ID tokens; fixed once the client exists.'),
  redirect_uris: commaList.describe('Where people may be sent back to. Compared exactly; on loopback hosts the port may differ.'),
  assignments: commaList.describe('Who may sign in; allow_all lets everybody.'),
  client_type: text.describe('confidential or public; fixed once the client exists.'),
  id_token_ttl: duration.describe("How long ID tokens live; at most the key's verification TTL."),
  access_token_ttl: duration.describe('How long access tokens live.'),
  authorization_code: flag.describe('The authorization code flow; on unless switched off.'),
  client_credentials: flag.describe('The client credentials grant.'),
  refresh_token_ttl: duration.describe('How long a refresh token may go unused; 0 issues none.'),
  device_authorization: flag.describe('The device authorization grant.'),
  require_pkce: flag.describe('Refuse requests without PKCE; public clients always need it.'),
  require_s256: flag.describe("Refuse PKCE's plain method."),
  require_auth_time: flag.describe('Put auth_time into every ID token.'),
  require_pushed_authorization_requests: flag.describe('Take authorization requests by PAR only.'),
  consent_mode: text.describe('remember, always, vault or none; empty follows the provider.'),
  display_name: text.describe("What people see instead of the client's name."),
  logo_uri: text.describe('A picture for the consent page.'),
  policy_uri: text.describe('The privacy policy.'),
  tos_uri: text.describe('The terms of service.'),
  post_logout_redirect_uris: commaList.describe('Where people may be sent after signing out.'),
  backchannel_logout_uri: text.describe('Told when a person signs out.'),
  allowed_origins: commaList.describe('Browser origins that may call the token endpoint and its neighbours.'),
  jwks: map.describe('Public keys for private_key_jwt, as a JWKS.'),
  jwks_uri: text.describe('Where the public keys for private_key_jwt are published.'),
  import_client_id: text.describe('A client id of your choice, when the client is created.'),
  import_client_secret: secretText.describe('A client secret of your choice, when the client is created.'),
})

/** What an OpenID provider is made of: scopes, assignments, clients, providers, consents (spec/oidc-provider.md 6 to 10). */
export const oidcProviderRoutes = defineRoutes(
  { at: 'identity' },
  {
    listOidcScopes: {
      operation: 'list',
      path: 'oidc/scope',
      summary: 'List scopes',
      input: detailedPage,
      data: namedList(oidcScope),
    },
    readOidcScope: { operation: 'read', path: 'oidc/scope/:name', summary: 'Read a scope', data: oidcScope },
    writeOidcScope: {
      operation: 'write',
      path: 'oidc/scope/:name',
      summary: 'Create or update a scope',
      distinguishesCreate: true,
      input: z.object({
        ...scopeFields,
        description: text.describe('What the consent page calls it.'),
        optional: flag.describe('The person may decline it on the consent page.'),
        preset: text.describe('Fill in what is not given from a standard scope: profile, email, address, phone or groups.'),
      }),
    },
    deleteOidcScope: { operation: 'delete', path: 'oidc/scope/:name', summary: 'Delete a scope' },
    previewOidcScope: {
      operation: 'write',
      path: 'oidc/scope/:name/preview',
      summary: 'Show what a scope says of a person, and where each value comes from',
      input: z.object({
        ...scopeFields,
        entity_id: text.describe('The person; without one, an empty or made-up person.'),
        person: anything.describe(
          'A made-up person: {"name", "metadata", "groups": [names], "aliases": {accessor: {"name", "metadata", "custom_metadata"}}}.',
        ),
        with_scopes: commaList.describe('Other scopes asked for together with this one, to find conflicts.'),
        sample: integer.describe('Try it on this many people, at most 100.'),
      }),
      data: scopePreview,
      isExtension: true,
    },
    listScopePresets: {
      operation: 'read',
      path: 'oidc/scope-presets',
      summary: 'Show the standard scopes that can be made with a preset',
      data: scopePresetList,
      isExtension: true,
    },
    listOidcAssignments: {
      operation: 'list',
      path: 'oidc/assignment',
      summary: 'List assignments',
      input: detailedPage,
      data: namedList(oidcAssignment),
    },
    readOidcAssignment: { operation: 'read', path: 'oidc/assignment/:name', summary: 'Read an assignment', data: oidcAssignment },
    writeOidcAssignment: {
      operation: 'write',
      path: 'oidc/assignment/:name',
      summary: 'Create or update an assignment',
      distinguishesCreate: true,
      input: z.object({
        entity_ids: commaList.describe('People, by entity id.'),
        group_ids: commaList.describe('Groups, by id; members of groups inside them count too.'),
      }),
    },
    deleteOidcAssignment: { operation: 'delete', path: 'oidc/assignment/:name', summary: 'Delete an assignment' },
    listOidcClients: {
      operation: 'list',
      path: 'oidc/client',
      summary: 'List clients',
      input: page,
      data: z.object({ keys: z.array(z.string()), key_info: z.record(z.string(), listedOidcClient) }),
    },
    readOidcClient: {
      operation: 'read',
      path: 'oidc/client/:name',
      summary: 'Read a client, its secret included',
      data: oidcClient,
    },
    writeOidcClient: {
      operation: 'write',
      path: 'oidc/client/:name',
      summary: 'Create or update a client',
      distinguishesCreate: true,
      input: clientInput,
    },
    deleteOidcClient: { operation: 'delete', path: 'oidc/client/:name', summary: 'Delete a client' },
    rotateOidcClientSecret: {
      operation: 'write',
      path: 'oidc/client/:name/rotate-secret',
      summary: 'Give a client a new secret, the old one working on for a while',
      input: z.object({ overlap: duration.describe('How long the old secret still works; an hour unless said.') }),
      data: rotatedClientSecret,
      isExtension: true,
    },
    retireOidcClientSecret: {
      operation: 'write',
      path: 'oidc/client/:name/retire-secret',
      summary: 'End the old secret now',
      isExtension: true,
    },
    readOidcClientAccess: {
      operation: 'read',
      path: 'oidc/client/:name/access',
      summary: 'Show who may sign in to a client, and the path that lets them in',
      input: z.object({
        ...pageFields,
        via: text.describe('Only people let in by this assignment or group (name or id).'),
        count: flag.describe('Count them all.'),
      }),
      data: clientAccess,
      isExtension: true,
    },
    readEntityAccess: {
      operation: 'read',
      path: 'oidc/entity/:entity/access',
      summary: 'Show the clients a person may sign in to, and the path that lets them in',
      input: page,
      data: entityAccess,
      isExtension: true,
    },
    previewOidcClient: {
      operation: 'write',
      path: 'oidc/client/:name/preview',
      summary: 'Show the tokens a client would get for a person',
      input: z.object({
        entity_id: text,
        provider: text.describe('The provider; default unless said.'),
        scope: text.describe('Space separated; every scope of the provider unless said.'),
      }),
      data: clientPreview,
      isExtension: true,
    },
    checkOidcClient: {
      operation: 'read',
      path: 'oidc/client/:name/check-up',
      summary: 'Show what could be better about a client',
      data: clientCheckup,
      isExtension: true,
    },
    listOidcProviders: {
      operation: 'list',
      path: 'oidc/provider',
      summary: 'List providers',
      input: z.object({ ...pageFields, allowed_client_id: text.describe('Only providers that let this client.') }),
      data: z.object({ keys: z.array(z.string()), key_info: z.record(z.string(), oidcProvider) }),
    },
    readOidcProvider: { operation: 'read', path: 'oidc/provider/:name', summary: 'Read a provider', data: oidcProvider },
    writeOidcProvider: {
      operation: 'write',
      path: 'oidc/provider/:name',
      summary: 'Create or update a provider',
      distinguishesCreate: true,
      input: z.object({
        issuer: text.describe('Scheme, host and port only; empty for the address of this server.'),
        allowed_client_ids: commaList.describe('The clients it serves, by client id; * lets all.'),
        scopes_supported: commaList.describe('Names of scopes, without openid.'),
        consent_mode: text.describe('remember, always or vault; empty for remember.'),
        consent_ttl: duration.describe('How long a consent is remembered; 0 for 90 days.'),
        require_s256: flag.describe("Refuse PKCE's plain method."),
        require_pushed_authorization_requests: flag.describe('Take authorization requests by PAR only.'),
      }),
    },
    deleteOidcProvider: { operation: 'delete', path: 'oidc/provider/:name', summary: 'Delete a provider' },
    readOidcGraph: {
      operation: 'read',
      path: 'oidc/graph',
      summary: 'Show how providers, clients, assignments and groups hang together',
      data: oidcGraph,
      isExtension: true,
    },
    listOwnConsents: {
      operation: 'read',
      path: 'oidc/consents',
      summary: 'Show what the caller has agreed to',
      data: consentList,
      isExtension: true,
    },
    withdrawOwnConsent: {
      operation: 'delete',
      path: 'oidc/consents/:client_id+',
      summary: 'Withdraw what the caller agreed to',
      isExtension: true,
    },
    listEntityConsents: {
      operation: 'read',
      path: 'oidc/entity/:entity/consents',
      summary: 'Show what a person has agreed to',
      data: consentList,
      isExtension: true,
    },
    withdrawEntityConsent: {
      operation: 'delete',
      path: 'oidc/entity/:entity/consents/:client_id+',
      summary: 'Withdraw what a person agreed to',
      isExtension: true,
    },
  },
)
