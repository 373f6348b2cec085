import { z } from 'zod'
import { foldedName } from './name-forms.ts'
import { textMap } from './text-map.ts'

/** Ties an entity, or an external group, to a name at one auth mount. It lives inside the record of its owner. */
export const alias = z.object({
  id: z.string(),
  /** As it was given; compared in its folded form. */
  name: z.string(),
  mountAccessor: z.string(),
  /** What the last login through the mount said. */
  metadata: textMap.nullable(),
  /** What an operator wrote. */
  customMetadata: textMap.nullable(),
  /** Entities that were merged away and brought the alias along. */
  mergedFromEntityIds: z.array(z.string()),
  /** Milliseconds since the epoch. */
  createdAt: z.number(),
  updatedAt: z.number(),
})
export type Alias = Readonly<z.output<typeof alias>>

/** Where an alias stands in the index of names: at its mount, in folded form. */
export function aliasKey({ mountAccessor, name }: Pick<Alias, 'mountAccessor' | 'name'>): string {
  return `${mountAccessor}/${foldedName(name)}`
}
