import { z } from 'zod'
import { pairs } from '../../fields/map.ts'
import { text } from '../../fields/text.ts'
import { identityAlias, listedEntityAlias, writtenAlias } from '../../resources/entity-alias.ts'
import { namedList } from '../../resources/named-list.ts'
import type { Route } from '../define-routes.ts'
import { page } from './page.ts'

const fields = {
  name: text.describe('Who it is at the mount, as the auth method names them.'),
  mount_accessor: text.describe('The mount.'),
  canonical_id: text.describe('The entity it belongs to; a new one when empty.'),
  entity_id: text.describe('The old name of canonical_id.'),
  custom_metadata: pairs.describe('Text about the alias; policy and scope templates can use it.'),
}

/** Aliases of entities (spec/core.md 12.2). */
export const entityAliasRoutes = {
  writeEntityAlias: {
    operation: 'write',
    path: 'entity-alias',
    summary: 'Create an alias, or update the one with this id, or with this name at this mount',
    input: z.object({ id: text.describe('The alias to update.'), ...fields }),
    data: writtenAlias,
  },
  writeEntityAliasById: {
    operation: 'write',
    path: 'entity-alias/id/:id',
    summary: 'Update an alias',
    input: z.object(fields),
    data: writtenAlias,
  },
  readEntityAlias: { operation: 'read', path: 'entity-alias/id/:id', summary: 'Read an alias', data: identityAlias },
  deleteEntityAlias: {
    operation: 'delete',
    path: 'entity-alias/id/:id',
    summary: 'Delete an alias; the entity stays',
  },
  listEntityAliases: {
    operation: 'list',
    path: 'entity-alias/id',
    summary: 'List the aliases of entities',
    input: page,
    data: namedList(listedEntityAlias),
  },
} as const satisfies Readonly<Record<string, Route>>
