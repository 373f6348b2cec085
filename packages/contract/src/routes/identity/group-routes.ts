import { z } from 'zod'
import { commaList } from '../../fields/list.ts'
import { pairs } from '../../fields/map.ts'
import { text } from '../../fields/text.ts'
import { createdGroup, group, groupMember, listedGroup, listedGroupDetails } from '../../resources/group.ts'
import { namedList } from '../../resources/named-list.ts'
import type { Route } from '../define-routes.ts'
import { detailedPage, page } from './page.ts'

const fields = {
  type: text.describe('internal, unless said; or external, whose members follow logins. Fixed once the group exists.'),
  metadata: pairs.describe('Text about the group; policy templates can use it.'),
  policies: commaList.describe('Policies of everybody in it, from the next request on.'),
  member_entity_ids: commaList.describe('The entities in it: replaces what was there. Internal groups only.'),
  member_group_ids: commaList.describe('The groups in it: replaces what was there. Internal groups only.'),
}

const members = z.object({
  add_entity_ids: commaList.describe('Entities to put in.'),
  remove_entity_ids: commaList.describe('Entities to take out.'),
  add_group_ids: commaList.describe('Groups to put in.'),
  remove_group_ids: commaList.describe('Groups to take out.'),
})

const lookup = z.object({
  id: text.describe('The group with this id.'),
  name: text.describe('The group with this name.'),
  alias_id: text.describe('The group that has this alias.'),
  alias_name: text.describe('The group that has an alias of this name, together with alias_mount_accessor.'),
  alias_mount_accessor: text.describe('The mount of the alias.'),
})

/** Groups (spec/core.md 12.3, 12.5, 12.6). */
export const groupRoutes = {
  writeGroup: {
    operation: 'write',
    path: 'group',
    summary: 'Create a group, or update the one with this id or name',
    input: z.object({
      id: text.describe('The group to update.'),
      name: text.describe('Unique in any case; made up when empty.'),
      ...fields,
    }),
    data: createdGroup,
  },
  writeGroupById: {
    operation: 'write',
    path: 'group/id/:id',
    summary: 'Update a group',
    input: z.object({ name: text.describe('Unique in any case.'), ...fields }),
    data: createdGroup,
  },
  readGroup: { operation: 'read', path: 'group/id/:id', summary: 'Read a group', data: group },
  deleteGroup: { operation: 'delete', path: 'group/id/:id', summary: 'Delete a group' },
  listGroups: { operation: 'list', path: 'group/id', summary: 'List groups by id', input: page, data: namedList(listedGroup) },
  listGroupNames: {
    operation: 'list',
    path: 'group/name',
    summary: 'List groups by name',
    input: detailedPage,
    data: namedList(listedGroupDetails),
  },
  writeGroupByName: {
    operation: 'write',
    path: 'group/name/:name*',
    summary: 'Create or update the group with this name',
    input: z.object(fields),
    data: createdGroup,
  },
  readGroupByName: { operation: 'read', path: 'group/name/:name*', summary: 'Read a group by name', data: group },
  deleteGroupByName: { operation: 'delete', path: 'group/name/:name*', summary: 'Delete a group by name' },
  listGroupMembers: {
    operation: 'list',
    path: 'group/id/:id/members',
    summary: 'List the members of a group, groups first, with their names',
    input: page,
    data: namedList(groupMember),
    isExtension: true,
  },
  changeGroupMembers: {
    operation: 'write',
    path: 'group/id/:id/members',
    summary: 'Put members into a group and take others out, leaving the rest',
    input: members,
    isExtension: true,
  },
  lookupGroup: {
    operation: 'write',
    path: 'lookup/group',
    summary: 'Find a group by id, name or alias',
    input: lookup,
    data: group,
  },
} as const satisfies Readonly<Record<string, Route>>
