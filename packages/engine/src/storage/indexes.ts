/** What a unique index files a record under, once or several times; undefined leaves the record out of it. */
export type ValueOf<T> = (record: T) => string | readonly string[] | undefined

/** What an index may file a record under more than once. */
export type ValuesOf<T> = (record: T) => string | readonly string[] | undefined

/** An index that finds a value in whatever case it is asked for: `byName: { caseless: (entity) => entity.name }`. */
export interface Caseless<T> {
  readonly caseless: ValueOf<T>
}

/** Two records may not have this value both. */
export class UniqueConflict extends Error {
  override readonly name = 'UniqueConflict'
  readonly conflict: Conflict<string>

  constructor(kind: string, conflict: Conflict<string>) {
    super(`${kind}: another record holds this value of index ${conflict.index}`)
    this.conflict = conflict
  }
}

/** Which unique index refused a record, and who holds the value there. */
export interface Conflict<Index extends string> {
  readonly index: Index
  readonly value: string
  readonly holder: string
}

/** The value as the index spells it. */
export function spelled<T>(index: ValueOf<T> | Caseless<T>, value: string): string {
  return typeof index === 'function' ? value : value.toLowerCase()
}

/** What a unique index files the record under. */
export function uniqueValues<T>(index: ValueOf<T> | Caseless<T>, record: T): readonly string[] {
  const values = typeof index === 'function' ? index(record) : index.caseless(record)
  return distinct(values).map((value) => spelled(index, value))
}

/** What an index of many files the record under. */
export function manyValues<T>(index: ValuesOf<T>, record: T): readonly string[] {
  return distinct(index(record))
}

function distinct(values: string | readonly string[] | undefined): readonly string[] {
  if (values === undefined) return []
  return typeof values === 'string' ? [values] : [...new Set(values)]
}
