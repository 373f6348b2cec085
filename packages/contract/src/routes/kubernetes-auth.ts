import { z } from 'zod'
import { flag } from '../fields/boolean.ts'
import { commaList } from '../fields/list.ts'
import { integer } from '../fields/number.ts'
import { detailedPageFields } from '../fields/page-fields.ts'
import { lowerText, secretText, text } from '../fields/text.ts'
import { deprecatedTokenFields, tokenFields } from '../fields/token-fields.ts'
import { jwtLoginDebug } from '../resources/jwt-login-debug.ts'
import { kubernetesConfig } from '../resources/kubernetes-config.ts'
import { kubernetesRole } from '../resources/kubernetes-role.ts'
import { loginAttempts } from '../resources/login-attempt.ts'
import { namedList } from '../resources/named-list.ts'
import { defineRoutes } from './define-routes.ts'

const configInput = z.object({
  kubernetes_host: text.describe('The API server: https://host:port.'),
  kubernetes_ca_cert: text.describe("Certificates the API server's own is verified with."),
  token_reviewer_jwt: secretText.describe('What tokens are reviewed with; the token that logs in when there is none.'),
  pem_keys: commaList.describe('Public keys in PEM to verify signatures with, before the cluster is asked.'),
  issuer: text.describe('What iss must be, if it is checked.'),
  disable_iss_validation: flag.describe('Leave iss alone; on unless switched off.'),
  disable_local_ca_jwt: flag.describe("Do not fall back to the token and certificates of this server's own pod."),
  use_annotations_as_alias_metadata: flag.describe('Copy annotations of the service account to the alias.'),
})

const roleInput = z.object({
  bound_service_account_names: commaList.describe('Service accounts that may log in; * for any, also inside a name.'),
  bound_service_account_namespaces: commaList.describe('Namespaces they may be in; * for any, also inside a name.'),
  bound_service_account_namespace_selector: text.describe('Labels of namespaces they may be in: {"matchLabels": {…}}.'),
  audience: text.describe('What aud must contain.'),
  alias_name_source: text.describe('serviceaccount_uid or serviceaccount_name.'),
  ...tokenFields,
  ...deprecatedTokenFields,
})

const loginInput = z.object({
  // The reference prints it as it was typed.
  role: text.describe('The role to log in with.'),
  jwt: secretText.describe('The token of the service account.'),
})

/** The method of type kubernetes (spec/jwt-oidc-auth.md 11). */
export const kubernetesAuthRoutes = defineRoutes(
  { at: 'auth/:mount', types: ['kubernetes'] },
  {
    readKubernetesConfig: { operation: 'read', path: 'config', summary: 'Read the cluster of the mount', data: kubernetesConfig },
    writeKubernetesConfig: {
      operation: 'write',
      path: 'config',
      summary: 'Replace the cluster of the mount',
      input: configInput,
    },

    listKubernetesRoles: {
      operation: 'list',
      path: 'role',
      summary: 'List roles',
      input: z.object(detailedPageFields),
      data: namedList(kubernetesRole),
    },
    readKubernetesRole: { operation: 'read', path: 'role/:name', summary: 'Read a role', data: kubernetesRole },
    writeKubernetesRole: {
      operation: 'write',
      path: 'role/:name',
      summary: 'Create or update a role',
      distinguishesCreate: true,
      input: roleInput,
    },
    deleteKubernetesRole: { operation: 'delete', path: 'role/:name', summary: 'Delete a role' },

    loginWithKubernetes: {
      operation: 'write',
      path: 'login',
      summary: 'Log in with the token of a service account',
      isOpen: true,
      input: loginInput,
      replies: 'auth',
    },

    debugKubernetesLogin: {
      operation: 'write',
      path: 'debug/login',
      summary: 'Show what every rule says of a service account token',
      input: loginInput,
      data: jwtLoginDebug,
      isExtension: true,
    },
    readKubernetesAttempts: {
      operation: 'read',
      path: 'attempts',
      summary: 'Show the logins of the last 15 minutes and why they were refused',
      input: z.object({ role: lowerText, limit: integer.describe('At most so many.') }),
      data: loginAttempts,
      isExtension: true,
    },
  },
)
