import type { Writes } from '@postern/engine/ports/storage/buffered-change.ts'
import { sortable, unsortable } from '@postern/engine/ports/storage/key-order.ts'
import { serializable } from '@postern/engine/ports/storage/serializable.ts'
import type { Range, Storage, View } from '@postern/engine/ports/storage.ts'
import { emptyTree, type Tree, valueAt, walkDown, walkUp, withoutKey, withValue } from './tree.ts'

interface Entry {
  readonly value: Uint8Array
  readonly expiresAt: number | undefined
}

interface Maps {
  readonly entries: Tree<Entry>
  /** The keys that expire, in the order in which they do. */
  readonly expiring: Tree<string>
}

/** A storage that forgets everything with its process: for development, demos and tests. */
export function createMemoryStorage(): Storage {
  let maps: Maps = { entries: emptyTree(), expiring: emptyTree() }

  return {
    ...serializable({
      snapshot: () => ({ view: viewOf(maps.entries), release: () => {} }),
      async apply(writes) {
        maps = changed(maps, writes)
      },
    }),
    async expired(now, limit) {
      const due: string[] = []
      const end = expiryKey(now + 1, '')
      walkUp(
        maps.expiring,
        () => false,
        (key, expired) => {
          if (key >= end || due.length >= limit) return false
          due.push(expired)
          return true
        },
      )
      return due
    },
  }
}

function changed(maps: Maps, writes: Writes): Maps {
  let { entries, expiring } = maps
  for (const [key, write] of writes) {
    const place = sortable(key)
    const old = valueAt(entries, place)
    if (old?.expiresAt !== undefined) expiring = withoutKey(expiring, expiryKey(old.expiresAt, place))
    if (write === 'deleted') {
      entries = withoutKey(entries, place)
      continue
    }
    entries = withValue(entries, place, write)
    if (write.expiresAt !== undefined) expiring = withValue(expiring, expiryKey(write.expiresAt, place), key)
  }
  return { entries, expiring }
}

function expiryKey(expiresAt: number, place: string): string {
  return `${String(Math.max(0, Math.floor(expiresAt))).padStart(16, '0')} ${place}`
}

function viewOf(entries: Tree<Entry>): View {
  const get = (key: string) => valueAt(entries, sortable(key))?.value
  return {
    get: async (key) => get(key),
    getMany: async (keys) => keys.map(get),
    range: async (range) => collected(entries, range, (key, { value }) => ({ key: unsortable(key), value })),
    keys: async (range) => collected(entries, range, unsortable),
  }
}

function collected<Item>(entries: Tree<Entry>, range: Range, itemOf: (key: string, entry: Entry) => Item): readonly Item[] {
  const prefix = sortable(range.prefix)
  const after = range.after === undefined ? undefined : sortable(range.after)
  const items: Item[] = []
  const visit = (key: string, entry: Entry) => {
    if (items.length >= range.limit || !key.startsWith(prefix)) return false
    items.push(itemOf(key, entry))
    return true
  }
  const isAbove = (key: string) => key > prefix && !key.startsWith(prefix)
  if (range.reverse) walkDown(entries, (key) => isAbove(key) || (after !== undefined && key >= after), visit)
  else walkUp(entries, (key) => key < prefix || (after !== undefined && key <= after), visit)
  return items
}
