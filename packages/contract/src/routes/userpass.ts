import { z } from 'zod'
import { commaList } from '../fields/list.ts'
import { detailedPageFields } from '../fields/page-fields.ts'
import { secretText } from '../fields/text.ts'
import { deprecatedTokenFields, tokenFields } from '../fields/token-fields.ts'
import { namedList } from '../resources/named-list.ts'
import { userpassUser } from '../resources/userpass-user.ts'
import { defineRoutes } from './define-routes.ts'

const { policies, ttl, max_ttl, bound_cidrs } = deprecatedTokenFields

const password = {
  password: secretText.describe('1 to 72 bytes.'),
  password_hash: secretText.describe('A bcrypt hash of cost 5 to 12, in place of a password.'),
}

/** People with a name and a password (spec/jwt-oidc-auth.md 12). */
export const userpassRoutes = defineRoutes(
  { at: 'auth/:mount', types: ['userpass'] },
  {
    loginWithPassword: {
      operation: 'write',
      path: 'login/:username',
      summary: 'Log in with a password',
      input: z.object({ password: secretText.describe('The password, exactly as it was set.') }),
      replies: 'auth',
      isOpen: true,
    },
    listUsers: {
      operation: 'list',
      path: 'users',
      summary: 'List users',
      input: z.object(detailedPageFields),
      data: namedList(userpassUser),
    },
    readUser: { operation: 'read', path: 'users/:username', summary: 'Read a user', data: userpassUser },
    writeUser: {
      operation: 'write',
      path: 'users/:username',
      summary: 'Create or update a user',
      input: z.object({ ...password, ...tokenFields, policies, ttl, max_ttl, bound_cidrs }),
      distinguishesCreate: true,
    },
    deleteUser: { operation: 'delete', path: 'users/:username', summary: 'Delete a user' },
    setUserPassword: {
      operation: 'write',
      path: 'users/:username/password',
      summary: "Set a user's password",
      input: z.object(password),
    },
    setUserPolicies: {
      operation: 'write',
      path: 'users/:username/policies',
      summary: "Set a user's policies",
      input: z.object({
        token_policies: tokenFields.token_policies,
        policies: commaList.describe('The old name of token_policies.'),
      }),
    },
  },
)
