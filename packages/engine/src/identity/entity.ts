import { z } from 'zod'
import type { View } from '#ports/storage.ts'
import { collection } from '#storage/collection.ts'
import { alias, type Alias, aliasKey } from './alias.ts'
import { foldedName } from './name-forms.ts'
import { type TextMap, textMap } from './text-map.ts'

/** One person or workload, with the names it logs in by. */
export interface Entity {
  readonly id: string
  readonly name: string
  readonly metadata: TextMap | null
  readonly policies: readonly string[]
  readonly isDisabled: boolean
  readonly aliases: readonly Alias[]
  /** Entities that were merged into this one. */
  readonly mergedEntityIds: readonly string[]
  /** Milliseconds since the epoch. */
  readonly createdAt: number
  readonly updatedAt: number
}

const storedEntity: z.ZodType<Entity> = z.object({
  id: z.string(),
  name: z.string(),
  metadata: textMap.nullable(),
  policies: z.array(z.string()),
  isDisabled: z.boolean(),
  aliases: z.array(alias),
  mergedEntityIds: z.array(z.string()),
  createdAt: z.number(),
  updatedAt: z.number(),
})

/** Entities by id; a name, an alias name at a mount, an alias id and the id of a merged entity belong to one each. */
export const entities = collection({
  name: 'entity',
  schema: storedEntity,
  key: ({ id }) => id,
  unique: {
    byName: ({ name }) => foldedName(name),
    byAlias: ({ aliases }) => aliases.map(aliasKey),
    byAliasId: ({ aliases }) => aliases.map(({ id }) => id),
    byMergedId: ({ mergedEntityIds }) => mergedEntityIds,
  },
})

/** The entity with this id, or the one it was merged into. */
export async function maybeEntity(view: View, id: string): Promise<Entity | undefined> {
  return (await entities.maybe(view, id)) ?? entities.maybeBy(view, 'byMergedId', id)
}

/** The alias of an entity at a mount: it has at most one there. */
export function aliasAt(entity: Entity, mountAccessor: string): Alias | undefined {
  return entity.aliases.find((candidate) => candidate.mountAccessor === mountAccessor)
}
