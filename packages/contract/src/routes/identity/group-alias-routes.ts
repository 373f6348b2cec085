import { z } from 'zod'
import { text } from '../../fields/text.ts'
import { identityAlias, listedGroupAlias, writtenAlias } from '../../resources/entity-alias.ts'
import { namedList } from '../../resources/named-list.ts'
import type { Route } from '../define-routes.ts'
import { page } from './page.ts'

const fields = {
  name: text.describe('The group as the auth method reports it.'),
  mount_accessor: text.describe('The mount whose logins it follows.'),
  canonical_id: text.describe('The external group; a new one when empty.'),
}

/** Names at mounts that external groups follow (spec/core.md 12.3). */
export const groupAliasRoutes = {
  writeGroupAlias: {
    operation: 'write',
    path: 'group-alias',
    summary: 'Give an external group an alias, or update the one with this id',
    input: z.object({ id: text.describe('The alias to update.'), ...fields }),
    data: writtenAlias,
  },
  writeGroupAliasById: {
    operation: 'write',
    path: 'group-alias/id/:id',
    summary: 'Update the alias of a group',
    input: z.object(fields),
    data: writtenAlias,
  },
  readGroupAlias: { operation: 'read', path: 'group-alias/id/:id', summary: 'Read the alias of a group', data: identityAlias },
  deleteGroupAlias: {
    operation: 'delete',
    path: 'group-alias/id/:id',
    summary: 'Delete the alias of a group; the group stays',
  },
  listGroupAliases: {
    operation: 'list',
    path: 'group-alias/id',
    summary: 'List the aliases of groups',
    input: page,
    data: namedList(listedGroupAlias),
  },
} as const satisfies Readonly<Record<string, Route>>
