import { z } from 'zod'
import { foldedName } from './name-forms.ts'
import { type TextMap, textMap } from './text-map.ts'

/** Ties an entity, or an external group, to a name at one auth mount. It lives inside the record of its owner. */
export interface Alias {
  readonly id: string
  /** As it was given; compared in its folded form. */
  readonly name: string
  readonly mountAccessor: string
  /** What the last login through the mount said. */
  readonly metadata: TextMap | null
  /** What an operator wrote. */
  readonly customMetadata: TextMap | null
  /** Entities that were merged away and brought the alias along. */
  readonly mergedFromEntityIds: readonly string[]
  /** Milliseconds since the epoch. */
  readonly createdAt: number
  readonly updatedAt: number
}

/** Reads an alias back from the store. */
export const alias: z.ZodType<Alias> = z.object({
  id: z.string(),
  name: z.string(),
  mountAccessor: z.string(),
  metadata: textMap.nullable(),
  customMetadata: textMap.nullable(),
  mergedFromEntityIds: z.array(z.string()),
  createdAt: z.number(),
  updatedAt: z.number(),
})

/** Where an alias stands in the index of names: at its mount, in folded form. */
export function aliasKey({ mountAccessor, name }: Pick<Alias, 'mountAccessor' | 'name'>): string {
  return `${mountAccessor}/${foldedName(name)}`
}
