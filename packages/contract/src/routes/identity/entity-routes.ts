import { z } from 'zod'
import { flag } from '../../fields/boolean.ts'
import { commaList } from '../../fields/list.ts'
import { pairs } from '../../fields/map.ts'
import { text } from '../../fields/text.ts'
import { createdEntity, entity, entityPolicies, listedEntity, listedEntityDetails } from '../../resources/entity.ts'
import { mergePreview } from '../../resources/entity-merge.ts'
import { namedList } from '../../resources/named-list.ts'
import type { Route } from '../define-routes.ts'
import { detailedPage, page } from './page.ts'

const fields = {
  metadata: pairs.describe('Text about the entity; policy and scope templates can use it.'),
  policies: commaList.describe('Policies of all its tokens, from the next request on.'),
  disabled: flag.describe('Refuse its logins and its tokens.'),
}

const merge = z.object({
  from_entity_ids: commaList.describe('The entities that will be gone.'),
  to_entity_id: text.describe('The entity that stays.'),
  force: flag.describe('Accepted and without effect.'),
  conflicting_alias_ids_to_keep: commaList.describe('Which of two aliases at one mount stays; with one source only.'),
})

const lookup = z.object({
  id: text.describe('The entity with this id.'),
  name: text.describe('The entity with this name.'),
  alias_id: text.describe('The entity that has this alias.'),
  alias_name: text.describe('The entity that has an alias of this name, together with alias_mount_accessor.'),
  alias_mount_accessor: text.describe('The mount of the alias.'),
})

/** Entities (spec/core.md 12.1, 12.4 to 12.6). */
export const entityRoutes = {
  writeEntity: {
    operation: 'write',
    path: 'entity',
    summary: 'Create an entity, or update the one with this id or name',
    input: z.object({
      id: text.describe('The entity to update.'),
      name: text.describe('Unique in any case; made up when empty.'),
      ...fields,
    }),
    data: createdEntity,
  },
  writeEntityById: {
    operation: 'write',
    path: 'entity/id/:id',
    summary: 'Update an entity',
    input: z.object({ name: text.describe('Unique in any case.'), ...fields }),
    data: createdEntity,
  },
  readEntity: { operation: 'read', path: 'entity/id/:id', summary: 'Read an entity', data: entity },
  deleteEntity: {
    operation: 'delete',
    path: 'entity/id/:id',
    summary: 'Delete an entity with its aliases; its tokens stop working',
  },
  listEntities: {
    operation: 'list',
    path: 'entity/id',
    summary: 'List entities by id',
    input: page,
    data: namedList(listedEntity),
  },
  listEntityNames: {
    operation: 'list',
    path: 'entity/name',
    summary: 'List entities by name',
    input: detailedPage,
    data: namedList(listedEntityDetails),
  },
  writeEntityByName: {
    operation: 'write',
    path: 'entity/name/:name*',
    summary: 'Create or update the entity with this name',
    input: z.object(fields),
    data: createdEntity,
  },
  readEntityByName: { operation: 'read', path: 'entity/name/:name*', summary: 'Read an entity by name', data: entity },
  deleteEntityByName: { operation: 'delete', path: 'entity/name/:name*', summary: 'Delete an entity by name' },
  deleteEntities: {
    operation: 'write',
    path: 'entity/batch-delete',
    summary: 'Delete many entities',
    input: z.object({ entity_ids: commaList.describe('Their ids; unknown ones are passed over.') }),
  },
  mergeEntities: {
    operation: 'write',
    path: 'entity/merge',
    summary: 'Make one entity of several: aliases and groups move, policies and metadata do not',
    input: merge,
  },
  previewEntityMerge: {
    operation: 'write',
    path: 'entity/merge/preview',
    summary: 'Say what a merge would do',
    input: merge,
    data: mergePreview,
    isExtension: true,
  },
  readEntityPolicies: {
    operation: 'read',
    path: 'entity/id/:id/policies',
    summary: 'Say which policies an entity has, and how each comes to it',
    data: entityPolicies,
    isExtension: true,
  },
  lookupEntity: {
    operation: 'write',
    path: 'lookup/entity',
    summary: 'Find an entity by id, name or alias',
    input: lookup,
    data: entity,
  },
} as const satisfies Readonly<Record<string, Route>>
