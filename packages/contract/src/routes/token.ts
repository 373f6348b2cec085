import { z } from 'zod'
import { flag } from '../fields/boolean.ts'
import { duration, signedDuration } from '../fields/duration.ts'
import { commaList, plainList } from '../fields/list.ts'
import { pairs } from '../fields/map.ts'
import { integer } from '../fields/number.ts'
import { pageFields } from '../fields/page-fields.ts'
import { secretText, text, ttlText } from '../fields/text.ts'
import { keyList } from '../resources/key-list.ts'
import { listedToken, tokenDetails } from '../resources/token.ts'
import { tokenRole } from '../resources/token-role.ts'
import { defineRoutes } from './define-routes.ts'

const page = z.object(pageFields)
const byToken = z.object({ token: secretText.describe('The token that is meant.') })
const byAccessor = z.object({ accessor: text.describe('The accessor of the token that is meant.') })
const increment = duration.describe('How long it shall live from now on; the maximum still ends it.')

const createInput = z.object({
  id: secretText.describe('A value of your choice. Needs sudo.'),
  policies: plainList.describe("The token's policies; those of its parent when none are given."),
  meta: pairs.describe('Metadata, which appears in the audit log.'),
  no_parent: flag.describe('Live on when the token that made it is revoked. Needs sudo.'),
  no_default_policy: flag.describe('Leave the default policy out.'),
  renewable: flag.describe('May be renewed; yes unless switched off.'),
  ttl: ttlText.describe('How long it lives until it is renewed.'),
  lease: ttlText.describe('The old name of ttl.'),
  explicit_max_ttl: ttlText.describe('How long it lives at most, renewals included.'),
  period: ttlText.describe('How long it lives from each renewal on, without a maximum. Needs sudo.'),
  display_name: text.describe('Shown in lookups and in the audit log.'),
  num_uses: integer.describe('How often it may be used; 0 for any number.'),
  type: text.describe('service or batch.'),
  entity_alias: text.describe('The name at the token mount whose entity the token acts for; the role must allow it.'),
})

const roleInput = z.object({
  allowed_policies: commaList.describe('Policies a token may have; empty for those of its creator.'),
  disallowed_policies: commaList.describe('Policies no token may have.'),
  allowed_policies_glob: commaList.describe('As allowed_policies, with * as a wildcard.'),
  disallowed_policies_glob: commaList.describe('As disallowed_policies, with * as a wildcard.'),
  allowed_entity_aliases: commaList.describe('Names that entity_alias may take; a * at the end stands for anything.'),
  orphan: flag.describe('Tokens live on when the token that made them is revoked.'),
  renewable: flag.describe('Tokens may be renewed; yes unless switched off.'),
  path_suffix: text.describe("Put behind the role's name in the path of its tokens, to revoke them by prefix."),
  token_type: text.describe('service, batch, default-service or default-batch.'),
  token_no_default_policy: flag.describe('Leave the default policy out.'),
  token_period: signedDuration.describe('How long tokens live from each renewal on, without a maximum.'),
  token_explicit_max_ttl: signedDuration.describe('How long tokens live at most, renewals included.'),
  token_bound_cidrs: commaList.describe('Addresses that may use the tokens.'),
  token_num_uses: integer.describe('How often a token may be used; 0 for any number.'),
  period: signedDuration.describe('The old name of token_period.'),
  explicit_max_ttl: signedDuration.describe('The old name of token_explicit_max_ttl.'),
  bound_cidrs: commaList.describe('The old name of token_bound_cidrs.'),
})

/** Tokens: made, looked up, renewed and revoked (spec/core.md 9). */
export const tokenRoutes = defineRoutes(
  { at: 'auth/token' },
  {
    createToken: { operation: 'write', path: 'create', summary: 'Make a token', input: createInput, replies: 'auth' },
    createOrphanToken: {
      operation: 'write',
      path: 'create-orphan',
      summary: 'Make a token without a parent',
      input: createInput,
      replies: 'auth',
    },
    createTokenByRole: {
      operation: 'write',
      path: 'create/:role_name',
      summary: 'Make a token by a role',
      input: createInput,
      replies: 'auth',
    },
    lookupToken: { operation: 'write', path: 'lookup', summary: 'Look up a token', input: byToken, data: tokenDetails },
    readToken: {
      operation: 'read',
      path: 'lookup',
      summary: 'Look up a token, your own unless said',
      input: byToken,
      data: tokenDetails,
    },
    readOwnToken: { operation: 'read', path: 'lookup-self', summary: 'Look up your own token', data: tokenDetails },
    lookupOwnToken: { operation: 'write', path: 'lookup-self', summary: 'Look up your own token', data: tokenDetails },
    lookupTokenByAccessor: {
      operation: 'write',
      path: 'lookup-accessor',
      summary: 'Look up a token by its accessor',
      input: byAccessor,
      data: tokenDetails,
    },
    renewToken: {
      operation: 'write',
      path: 'renew',
      summary: 'Renew a token',
      input: byToken.extend({ increment }),
      replies: 'auth',
    },
    renewOwnToken: {
      operation: 'write',
      path: 'renew-self',
      summary: 'Renew your own token',
      input: z.object({ increment, token: secretText.describe('Ignored.') }),
      replies: 'auth',
    },
    renewTokenByAccessor: {
      operation: 'write',
      path: 'renew-accessor',
      summary: 'Renew a token by its accessor',
      input: byAccessor.extend({ increment }),
      replies: 'auth',
    },
    revokeToken: {
      operation: 'write',
      path: 'revoke',
      summary: 'Revoke a token and all that were made with it',
      input: byToken,
    },
    revokeOwnToken: { operation: 'write', path: 'revoke-self', summary: 'Revoke your own token' },
    revokeTokenByAccessor: {
      operation: 'write',
      path: 'revoke-accessor',
      summary: 'Revoke a token by its accessor',
      input: byAccessor,
    },
    revokeTokenAndOrphan: {
      operation: 'write',
      path: 'revoke-orphan',
      summary: 'Revoke a token and let its children live on',
      input: byToken,
    },
    listAccessors: {
      operation: 'list',
      path: 'accessors',
      summary: 'List the accessors of all tokens',
      input: page,
      data: keyList,
      needsSudo: true,
    },
    listTokens: {
      operation: 'list',
      path: 'overview',
      summary: 'List tokens by accessor, with owner, policies and life',
      input: z.object({
        after: pageFields.after,
        limit: pageFields.limit,
        entity_id: text.describe('Only those of this entity.'),
        parent: text.describe('Only the children of the token with this accessor.'),
      }),
      data: z.object({
        keys: z.array(z.string()),
        key_info: z.record(z.string(), listedToken),
        /** Where the next page begins; absent on the last. */
        next: z.string().optional(),
      }),
      needsSudo: true,
      isExtension: true,
    },
    listTokenRoles: { operation: 'list', path: 'roles', summary: 'List token roles', input: page, data: keyList },
    readTokenRole: { operation: 'read', path: 'roles/:role_name', summary: 'Read a token role', data: tokenRole },
    writeTokenRole: {
      operation: 'write',
      path: 'roles/:role_name',
      summary: 'Create or update a token role',
      input: roleInput,
      distinguishesCreate: true,
    },
    deleteTokenRole: { operation: 'delete', path: 'roles/:role_name', summary: 'Delete a token role' },
    tidyTokens: { operation: 'write', path: 'tidy', summary: 'Clean up what expired tokens left behind' },
  },
)
