import type { Change, View } from '../ports/storage.ts'
import {
  type Caseless,
  type Conflict,
  manyValues,
  spelled,
  UniqueConflict,
  uniqueValues,
  type ValueOf,
  type ValuesOf,
} from './indexes.ts'
import { folder, plain, refuseLong, rootNamespace, segment, tail } from './keys.ts'
import { namesIn, type Page, rangeOf } from './page.ts'
import { bytesOf, textOf } from './text.ts'

/** What a collection is told of its records. */
export interface CollectionOptions<T, U extends string, M extends string> {
  /** The kind, as it stands in the keys. */
  readonly name: string
  /** Reads a stored record, a zod schema for one. */
  readonly schema: { parse(stored: unknown): T }
  readonly key: (record: T) => string
  /** Indexes under which at most one record has a value. */
  readonly unique?: { readonly [Index in U]: ValueOf<T> | Caseless<T> }
  /** Indexes under which many records share a value. */
  readonly many?: { readonly [Index in M]: ValuesOf<T> }
  /** Seconds since the epoch at which the sweeper may take the record; undefined for never. */
  readonly expiresAt?: (record: T) => number | undefined
  /** What `find` throws when there is no such record. */
  readonly missing?: (id: string) => Error
  readonly namespace?: string
}

/** An entry of a unique index. */
export interface Filed {
  readonly value: string
  readonly id: string
}

/** Records of one kind with their indexes, which change in the same transaction. */
export interface Collection<T, U extends string = never, M extends string = never> {
  readonly name: string
  /** The storage key of the record with this id. */
  keyOf(id: string): string
  /** The id in a storage key of this collection; undefined when the key is no record of it. */
  idOf(key: string): string | undefined
  decode(bytes: Uint8Array): T
  /** The record; refuses when there is none. */
  find(view: View, id: string): Promise<T>
  maybe(view: View, id: string): Promise<T | undefined>
  /** One answer per id, in their order. */
  maybeMany(view: View, ids: readonly string[]): Promise<readonly (T | undefined)[]>
  /** The record that a unique index files under the value. */
  maybeBy(view: View, index: U, value: string): Promise<T | undefined>
  idBy(view: View, index: U, value: string): Promise<string | undefined>
  /** The values a unique index has, in order, each with the id filed under it: a list sorted by name. */
  filed(view: View, index: U, page?: Page): Promise<readonly Filed[]>
  /** The ids that an index of many files under the value, in order. */
  idsBy(view: View, index: M, value: string, page?: Page): Promise<readonly string[]>
  /** The ids, in order. */
  list(view: View, page?: Page): Promise<readonly string[]>
  /** The records, in the order of their ids. */
  records(view: View, page?: Page): Promise<readonly T[]>
  /** Writes the record over an older one with its id. Throws {@link UniqueConflict} when a unique value is taken. */
  put(change: Change, record: T): Promise<void>
  /** The same, but a taken value is an answer, and nothing is written. */
  tryPut(change: Change, record: T): Promise<Conflict<U> | undefined>
  /** Takes the record and its index entries away; gives what was there. */
  remove(change: Change, id: string): Promise<T | undefined>
  /** The same if the record's time has come: it may have been prolonged since `Storage.expired` named it. */
  removeExpired(change: Change, id: string, now: number): Promise<void>
}

/** Defines a kind of record: `collection({ name: 'entity', schema, key: (entity) => entity.id, unique: { byName: … } })`. */
export function collection<T, U extends string = never, M extends string = never>(
  options: CollectionOptions<T, U, M>,
): Collection<T, U, M> {
  const { name, schema, key, expiresAt, namespace = rootNamespace } = options
  const unique = entriesOf<U, ValueOf<T> | Caseless<T>>(options.unique)
  const many = entriesOf<M, ValuesOf<T>>(options.many)
  const home = folder(namespace, name)
  const keyOf = (id: string) => home + tail(id)
  const uniqueKey = (index: U, value: string) => folder(namespace, `${name}:${index}`) + tail(value)
  const manyFolder = (index: M, value: string) => folder(namespace, `${name}:${index}`, segment(value))
  const parse = (bytes: Uint8Array) => schema.parse(JSON.parse(textOf(bytes)))
  // The same bytes are the same record, and records are never changed in passing; stores give a value that has not
  // changed as the same bytes where they can.
  const decoded = new WeakMap<Uint8Array, { readonly record: T }>()
  const decode = (bytes: Uint8Array): T => {
    const found = decoded.get(bytes) ?? { record: parse(bytes) }
    decoded.set(bytes, found)
    return found.record
  }
  const maybeDecode = (bytes: Uint8Array | undefined) => (bytes === undefined ? undefined : decode(bytes))

  /** The unique index entries of a record, by their keys. */
  function uniqueEntries(record: T | undefined): ReadonlyMap<string, { readonly index: U; readonly value: string }> {
    const entries = new Map<string, { readonly index: U; readonly value: string }>()
    if (record === undefined) return entries
    for (const [index, of] of unique) {
      for (const value of uniqueValues(of, record)) entries.set(uniqueKey(index, value), { index, value })
    }
    return entries
  }

  function manyKeys(record: T | undefined): ReadonlySet<string> {
    if (record === undefined) return new Set()
    const id = tail(key(record))
    return new Set(many.flatMap(([index, of]) => manyValues(of, record).map((value) => manyFolder(index, value) + id)))
  }

  async function tryPut(change: Change, record: T): Promise<Conflict<U> | undefined> {
    const id = key(record)
    const entries = uniqueEntries(record)
    const places = manyKeys(record)
    for (const place of [keyOf(id), ...entries.keys(), ...places]) refuseLong(place)
    const [stored, ...holders] = await change.getMany([keyOf(id), ...entries.keys()])
    for (const [position, { index, value }] of [...entries.values()].entries()) {
      const holder = holders[position]
      if (holder !== undefined && idIn(holder) !== id) return { index, value, holder: idIn(holder) }
    }

    const old = maybeDecode(stored)
    replace(change, { old: uniqueEntries(old), by: entries, value: bytesOf(tail(id)) })
    replace(change, { old: manyKeys(old), by: places, value: nothing })
    change.put(keyOf(id), bytesOf(JSON.stringify(record)), expiry(expiresAt?.(record)))
    return undefined
  }

  const self: Collection<T, U, M> = {
    name,
    keyOf,
    idOf: (storageKey) => (storageKey.startsWith(home) ? plain(storageKey.slice(home.length)) : undefined),
    decode,
    async find(view, id) {
      const record = await self.maybe(view, id)
      if (record === undefined) throw options.missing?.(id) ?? new Error(`no ${name} has the id ${id}`)
      return record
    },
    maybe: async (view, id) => maybeDecode(await view.get(keyOf(id))),
    maybeMany: async (view, ids) => (await view.getMany(ids.map(keyOf))).map(maybeDecode),
    async maybeBy(view, index, value) {
      const id = await self.idBy(view, index, value)
      return id === undefined ? undefined : self.maybe(view, id)
    },
    async idBy(view, index, value) {
      const of = options.unique?.[index]
      const id = await view.get(uniqueKey(index, of === undefined ? value : spelled(of, value)))
      return id === undefined ? undefined : idIn(id)
    },
    async filed(view, index, page = {}) {
      const from = folder(namespace, `${name}:${index}`)
      const rows = await view.range(rangeOf(from, page))
      return rows.map(({ key, value }) => ({ value: plain(key.slice(from.length)), id: idIn(value) }))
    },
    // oxlint-disable-next-line max-params -- a question in its natural order: where, by what, which, how much of it
    idsBy: (view, index, value, page) => namesIn(view, manyFolder(index, value), page),
    list: (view, page) => namesIn(view, home, page),
    records: async (view, page = {}) => (await view.range(rangeOf(home, page))).map(({ value }) => decode(value)),
    async put(change, record) {
      const conflict = await tryPut(change, record)
      if (conflict) throw new UniqueConflict(name, conflict)
    },
    tryPut,
    async remove(change, id) {
      const old = await self.maybe(change, id)
      if (old === undefined) return undefined
      for (const entry of uniqueEntries(old).keys()) change.delete(entry)
      for (const entry of manyKeys(old)) change.delete(entry)
      change.delete(keyOf(id))
      return old
    },
    async removeExpired(change, id, now) {
      const record = await self.maybe(change, id)
      const end = record === undefined ? undefined : expiresAt?.(record)
      if (end !== undefined && end <= now) await self.remove(change, id)
    },
  }
  return self
}

const nothing = bytesOf('')

/** What can be walked through and asked for its keys: a set, or a map. */
interface Entries {
  keys(): Iterable<string>
  has(key: string): boolean
}

// Entries that stay are left alone: every row written costs.
function replace(
  change: Change,
  { old, by, value }: { readonly old: Entries; readonly by: Entries; readonly value: Uint8Array },
): void {
  for (const entry of old.keys()) if (!by.has(entry)) change.delete(entry)
  for (const entry of by.keys()) if (!old.has(entry)) change.put(entry, value)
}

function idIn(entry: Uint8Array): string {
  return plain(textOf(entry))
}

function expiry(expiresAt: number | undefined): { readonly expiresAt?: number } {
  return expiresAt === undefined ? {} : { expiresAt }
}

function entriesOf<K extends string, V>(table: { readonly [Name in K]: V } | undefined): readonly (readonly [K, V])[] {
  const names = Object.keys(table ?? {}) as K[] // Object.keys forgets the type of the names
  return names.flatMap((name) => (table === undefined ? [] : [[name, table[name]] as const]))
}
