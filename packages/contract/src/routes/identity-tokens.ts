import { z } from 'zod'
import { duration } from '../fields/duration.ts'
import { commaList } from '../fields/list.ts'
import { detailedPageFields, pageFields } from '../fields/page-fields.ts'
import { secretText, text } from '../fields/text.ts'
import { keyList } from '../resources/key-list.ts'
import { namedList } from '../resources/named-list.ts'
import { oidcKey, oidcKeyTimeline } from '../resources/oidc-key.ts'
import { oidcDiscovery, oidcKeySet } from '../resources/oidc-provider.ts'
import { identityToken, identityTokenConfig, identityTokenState, oidcRole } from '../resources/oidc-role.ts'
import { defineRoutes } from './define-routes.ts'

const page = z.object(pageFields)

const roleInput = z.object({
  key: text.describe('The named key that signs. It must exist.'),
  template: text.describe('The claims as a JSON object with {{directives}}, plain or base64.'),
  ttl: duration.describe("How long a token lives; at most the key's verification TTL."),
  client_id: text.describe('Whom the tokens are for. Made up when it is not given.'),
})

/** Named keys, and the identity tokens they sign (spec/oidc-provider.md 4, 5). */
export const identityTokenRoutes = defineRoutes(
  { at: 'identity' },
  {
    readIdentityTokenConfig: {
      operation: 'read',
      path: 'oidc/config',
      summary: 'Read the issuer of identity tokens',
      data: identityTokenConfig,
    },
    writeIdentityTokenConfig: {
      operation: 'write',
      path: 'oidc/config',
      summary: 'Set the issuer of identity tokens',
      input: z.object({ issuer: text.describe('Scheme, host and port only; empty for the address of this server.') }),
    },
    listOidcKeys: {
      operation: 'list',
      path: 'oidc/key',
      summary: 'List named keys',
      input: z.object(detailedPageFields),
      data: namedList(oidcKey),
    },
    readOidcKey: { operation: 'read', path: 'oidc/key/:name', summary: 'Read a named key', data: oidcKey },
    writeOidcKey: {
      operation: 'write',
      path: 'oidc/key/:name',
      summary: 'Create or update a named key',
      distinguishesCreate: true,
      input: z.object({
        rotation_period: duration.describe('How often a new key pair begins to sign; at least a minute.'),
        verification_ttl: duration.describe('How long a rotated-out public key stays published; at most ten rotation periods.'),
        algorithm: text.describe('RS256, RS384, RS512, ES256, ES384, ES512 or EdDSA. A change replaces the key pairs at once.'),
        allowed_client_ids: commaList.describe('Client ids of roles and clients that may sign with it; * lets all.'),
      }),
    },
    deleteOidcKey: { operation: 'delete', path: 'oidc/key/:name', summary: 'Delete a named key' },
    rotateOidcKey: {
      operation: 'write',
      path: 'oidc/key/:name/rotate',
      summary: 'Let the next key pair sign from now on',
      input: z.object({ verification_ttl: duration.describe('How long the outgoing public key stays, this once.') }),
    },
    readOidcKeyTimeline: {
      operation: 'read',
      path: 'oidc/key/:name/timeline',
      summary: 'Show the key pairs through time, and what a rotation would do',
      data: oidcKeyTimeline,
      isExtension: true,
    },
    listOidcRoles: { operation: 'list', path: 'oidc/role', summary: 'List roles of identity tokens', input: page, data: keyList },
    readOidcRole: { operation: 'read', path: 'oidc/role/:name', summary: 'Read a role of identity tokens', data: oidcRole },
    writeOidcRole: {
      operation: 'write',
      path: 'oidc/role/:name',
      summary: 'Create or update a role of identity tokens',
      distinguishesCreate: true,
      input: roleInput,
    },
    deleteOidcRole: { operation: 'delete', path: 'oidc/role/:name', summary: 'Delete a role of identity tokens' },
    generateIdentityToken: {
      operation: 'read',
      path: 'oidc/token/:name',
      summary: 'Make an identity token for the caller',
      data: identityToken,
    },
    introspectIdentityToken: {
      operation: 'write',
      path: 'oidc/introspect',
      summary: 'Check an identity token',
      input: z.object({ token: secretText, client_id: text }),
      replies: 'raw',
      data: identityTokenState,
    },
    readRootDiscovery: {
      operation: 'read',
      path: 'oidc/.well-known/openid-configuration',
      summary: 'The metadata of identity tokens',
      isOpen: true,
      replies: 'raw',
      data: oidcDiscovery,
    },
    readRootKeys: {
      operation: 'read',
      path: 'oidc/.well-known/keys',
      summary: 'The public keys of identity tokens',
      isOpen: true,
      replies: 'raw',
      data: oidcKeySet,
    },
  },
)
