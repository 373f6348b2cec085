import type { View } from '#ports/storage.ts'
import { refuse } from '#refusal.ts'
import { aliasKey } from './alias.ts'
import { foldedName } from './name-forms.ts'

/** What names one entity or one group: an id, a name, an alias, or the name of an alias at a mount. */
export type Lookup =
  | { readonly by: 'id'; readonly id: string }
  | { readonly by: 'name'; readonly name: string }
  | { readonly by: 'alias-id'; readonly id: string }
  | { readonly by: 'alias'; readonly name: string; readonly mountAccessor: string }

/** A lookup as it was sent. */
export interface SentLookup {
  readonly id?: string | undefined
  readonly name?: string | undefined
  readonly alias_id?: string | undefined
  readonly alias_name?: string | undefined
  readonly alias_mount_accessor?: string | undefined
}

/** The one thing a lookup asks for (spec/core.md 12.5); refuses none, several and halves. */
export function lookupOf(sent: SentLookup): Lookup {
  const { id = '', name = '', alias_id = '', alias_name = '', alias_mount_accessor: mountAccessor = '' } = sent
  const asked: Lookup[] = []
  if (id !== '') asked.push({ by: 'id', id })
  if (name !== '') asked.push({ by: 'name', name })
  if (alias_id !== '') asked.push({ by: 'alias-id', id: alias_id })
  if (alias_name !== '' || mountAccessor !== '') asked.push({ by: 'alias', name: alias_name, mountAccessor })

  const [lookup, another] = asked
  if (lookup === undefined) return refuse({ code: 'lookup_empty' })
  if (another !== undefined) refuse({ code: 'lookup_ambiguous' })
  if (lookup.by === 'alias' && (alias_name === '' || mountAccessor === '')) refuse({ code: 'lookup_half_alias' })
  return lookup
}

/** What entities and groups have in common where they are looked up. */
interface Named<T> {
  maybe(view: View, id: string): Promise<T | undefined>
  maybeBy(view: View, index: 'byName' | 'byAlias' | 'byAliasId', value: string): Promise<T | undefined>
}

/** The entity or group that a lookup names. */
export function maybeNamed<T>(view: View, records: Named<T>, lookup: Lookup): Promise<T | undefined> {
  switch (lookup.by) {
    case 'id':
      return records.maybe(view, lookup.id)
    case 'name':
      return records.maybeBy(view, 'byName', foldedName(lookup.name))
    case 'alias-id':
      return records.maybeBy(view, 'byAliasId', lookup.id)
    case 'alias':
      return records.maybeBy(view, 'byAlias', aliasKey(lookup))
  }
}
