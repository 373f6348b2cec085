import { z } from 'zod'
import { collection } from '#storage/collection.ts'
import { edges } from '#storage/edges.ts'
import { type Alias, alias, aliasKey } from './alias.ts'
import { foldedName } from './name-forms.ts'
import { type TextMap, textMap } from './text-map.ts'

/** Members of internal groups are written by operators, those of external groups follow logins. */
export const groupTypes = ['internal', 'external'] as const
export type GroupType = (typeof groupTypes)[number]

/** Entities and groups that share policies. Who belongs to it is not in the record but in the edges below. */
export interface Group {
  readonly id: string
  readonly name: string
  readonly type: GroupType
  readonly metadata: TextMap | null
  readonly policies: readonly string[]
  /** The name at a mount that an external group follows. */
  readonly alias?: Alias
  /** How often it was written. */
  readonly modifyIndex: number
  /** Milliseconds since the epoch. */
  readonly createdAt: number
  readonly updatedAt: number
}

const storedGroup: z.ZodType<Group> = z.object({
  id: z.string(),
  name: z.string(),
  type: z.enum(groupTypes),
  metadata: textMap.nullable(),
  policies: z.array(z.string()),
  alias: alias.exactOptional(),
  modifyIndex: z.number(),
  createdAt: z.number(),
  updatedAt: z.number(),
})

/** Groups by id; a name, an alias name at a mount and an alias id belong to one each. */
export const groups = collection({
  name: 'group',
  schema: storedGroup,
  key: ({ id }) => id,
  unique: {
    byName: ({ name }) => foldedName(name),
    byAlias: (record) => record.alias && aliasKey(record.alias),
    byAliasId: (record) => record.alias?.id,
  },
})

/** From a group to the entities in it. */
export const memberEntities = edges('group-entity')

/** From a group to the groups in it. */
export const memberGroups = edges('group-group')
