import { z } from 'zod'
import { flag } from '../fields/boolean.ts'
import { duration } from '../fields/duration.ts'
import { commaList } from '../fields/list.ts'
import { integer } from '../fields/number.ts'
import { detailedPageFields, pageFields } from '../fields/page-fields.ts'
import { secretText, text } from '../fields/text.ts'
import { deprecatedTokenFields, tokenFields } from '../fields/token-fields.ts'
import { approleRole } from '../resources/approle-role.ts'
import { createdSecretId, secretIdDetails } from '../resources/approle-secret-id.ts'
import { namedList } from '../resources/named-list.ts'
import { approleSettingRoutes } from './approle/setting-routes.ts'
import { defineRoutes } from './define-routes.ts'

const roleInput = z.object({
  bind_secret_id: flag.describe('Whether a login needs a secret id; yes unless switched off.'),
  secret_id_bound_cidrs: commaList.describe('Addresses that may use its secret ids.'),
  bound_cidr_list: commaList.describe('The old name of secret_id_bound_cidrs.'),
  secret_id_num_uses: integer.describe('How often a secret id may be used; 0 for any number.'),
  secret_id_ttl: duration.describe('How long a secret id lives; 0 for ever.'),
  role_id: text.describe('What logins call the role; random unless chosen.'),
  local_secret_ids: flag.describe('Fixed once the role exists.'),
  ...tokenFields,
  policies: deprecatedTokenFields.policies,
  period: deprecatedTokenFields.period,
})

const secretIdInput = {
  metadata: text.describe("JSON text of names and values for the tokens' metadata."),
  cidr_list: commaList.describe("Addresses that may use the secret id, within the role's."),
  token_bound_cidrs: commaList.describe("Addresses that may use its tokens, within the role's."),
  num_uses: integer.describe("How often it may be used, within the role's number."),
  ttl: duration.describe("How long it lives, within the role's time."),
}

const bySecretId = z.object({ secret_id: secretText.describe('The secret id that is meant.') })
const byAccessor = z.object({ secret_id_accessor: text.describe('The accessor of the secret id that is meant.') })

/** Machines with a role id and a secret id (spec/core.md 13.1). */
export const approleRoutes = defineRoutes(
  { at: 'auth/:mount', types: ['approle'] },
  {
    loginWithApprole: {
      operation: 'write',
      path: 'login',
      summary: 'Log in with a role id and a secret id',
      input: z.object({
        role_id: text.describe('The id of the role.'),
        secret_id: secretText.describe('A secret id of that role.'),
      }),
      replies: 'auth',
      isOpen: true,
    },
    listApproles: {
      operation: 'list',
      path: 'role',
      summary: 'List roles',
      input: z.object(detailedPageFields),
      data: namedList(approleRole),
    },
    readApprole: { operation: 'read', path: 'role/:role_name', summary: 'Read a role', data: approleRole },
    writeApprole: {
      operation: 'write',
      path: 'role/:role_name',
      summary: 'Create or update a role',
      input: roleInput,
      distinguishesCreate: true,
    },
    deleteApprole: { operation: 'delete', path: 'role/:role_name', summary: 'Delete a role and its secret ids' },
    readRoleId: {
      operation: 'read',
      path: 'role/:role_name/role-id',
      summary: 'Read the id of a role',
      data: z.object({ role_id: z.string() }),
    },
    setRoleId: {
      operation: 'write',
      path: 'role/:role_name/role-id',
      summary: 'Choose the id of a role',
      input: z.object({ role_id: text.describe('Unique at the mount.') }),
    },
    createSecretId: {
      operation: 'write',
      path: 'role/:role_name/secret-id',
      summary: 'Make a secret id',
      input: z.object(secretIdInput),
      data: createdSecretId,
    },
    createCustomSecretId: {
      operation: 'write',
      path: 'role/:role_name/custom-secret-id',
      summary: 'Take a secret id of your choice',
      input: z.object({ secret_id: secretText.describe('The secret id.'), ...secretIdInput }),
      data: createdSecretId,
    },
    listSecretIds: {
      operation: 'list',
      path: 'role/:role_name/secret-id',
      summary: 'List the accessors of the secret ids of a role',
      input: z.object({
        after: pageFields.after,
        limit: pageFields.limit,
        detailed: flag.describe('Tell uses, life and addresses of each in key_info.'),
      }),
      data: namedList(secretIdDetails),
    },
    lookupSecretId: {
      operation: 'write',
      path: 'role/:role_name/secret-id/lookup',
      summary: 'Say what is known of a secret id',
      input: bySecretId,
      data: secretIdDetails,
    },
    destroySecretId: {
      operation: 'write',
      path: 'role/:role_name/secret-id/destroy',
      summary: 'Destroy a secret id',
      input: bySecretId,
    },
    deleteSecretId: {
      operation: 'delete',
      path: 'role/:role_name/secret-id/destroy',
      summary: 'Destroy a secret id',
      input: bySecretId,
    },
    lookupSecretIdByAccessor: {
      operation: 'write',
      path: 'role/:role_name/secret-id-accessor/lookup',
      summary: 'Say what is known of a secret id, by its accessor',
      input: byAccessor,
      data: secretIdDetails,
    },
    destroySecretIdByAccessor: {
      operation: 'write',
      path: 'role/:role_name/secret-id-accessor/destroy',
      summary: 'Destroy a secret id by its accessor',
      input: byAccessor,
    },
    deleteSecretIdByAccessor: {
      operation: 'delete',
      path: 'role/:role_name/secret-id-accessor/destroy',
      summary: 'Destroy a secret id by its accessor',
      input: byAccessor,
    },
    tidySecretIds: { operation: 'write', path: 'tidy/secret-id', summary: 'Clean up secret ids that are over' },
    ...approleSettingRoutes,
  },
)
